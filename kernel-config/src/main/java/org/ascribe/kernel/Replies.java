package org.ascribe.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.adapters.HistoryEntryAdapter;
import org.dflib.jjava.jupyter.messages.reply.CommInfoReply;
import org.dflib.jjava.jupyter.messages.reply.HistoryReply;
import org.dflib.jjava.jupyter.messages.reply.InterruptReply;
import org.dflib.jjava.jupyter.messages.reply.KernelInfoReply;
import org.dflib.jjava.jupyter.messages.reply.ShutdownReply;

/** Gives replies of the base library the status that Jupyter's protocol has asked for since version 5.1. */
final class Replies {
    private static final Set<Class<?>> WITHOUT_STATUS = Set.of(
            KernelInfoReply.class, HistoryReply.class, CommInfoReply.class, InterruptReply.class, ShutdownReply.class);

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(HistoryEntry.class, HistoryEntryAdapter.INSTANCE)
            .create();

    private Replies() {}

    static Message<?> withStatus(MessageContext request, Message<?> reply) {
        Object content = reply.getContent();
        if (!WITHOUT_STATUS.contains(content.getClass())) {
            return reply;
        }
        JsonElement json = GSON.toJsonTree(content);
        json.getAsJsonObject().addProperty("status", "ok");
        return of(request, reply.getHeader().getType(), json);
    }

    /** A reply with any content that turns into JSON. */
    @SuppressWarnings("unchecked")
    static Message<?> of(MessageContext request, MessageType<?> type, Object content) {
        return new Message<>(request, (MessageType<Object>) type, content);
    }
}
