package org.ascribe.model.trial;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the engine's many lines mean when a model does not take a sample, and what is to be done about it. */
public enum EngineWords {
    TOKENS(
            "scalar types?:? (Long|Int)\\b|tensors used as indices|Expected dtype int32 or int64|only applicable to index tensor",
            "takes token ids, whole numbers by which nothing can be differentiated",
            "what follows its embedding, see TokenEmbedding"),
    NO_KERNEL(
            "from the '(?!CUDA|MPS|XPU|HIP)\\w+' backend|No operator found|Unknown builtin op|implemented for '",
            "has an operation that the engine does not have for such numbers",
            "operations of PyTorch 2.7.1 on float32 or float64"),
    BACKEND(
            "from the '(CUDA|MPS|XPU|HIP)' backend|\\bCUDA\\b|device.*cuda:|NVIDIA driver|two devices",
            "computes on another device than its weights and samples are on, for which there is a constant in its code",
            "no device in its code: a script that was traced or scripted after model.cpu()"),
    TYPES(
            "same dtype|expected scalar type|Input type .* and (weight|bias) type|must match.*dtype",
            "computes in other types than the one of its samples",
            "all of it in float32 or all in float64: a script saved after model.float() or model.double(), and"
                    + " DataType.FLOAT64 said of one without parameters that is of that type"),
    COMPANY(
            "more than 1 value per channel",
            "takes no sample by itself",
            "a batch norm with running statistics, in evaluation mode"),
    ARGUMENTS(
            "missing value for argument|[Ee]xpected at most \\d+ argument",
            "takes another number of inputs than one",
            "Inputs that name each of them"),
    NO_FORWARD("Method 'forward' is not defined", "has no forward", "a module with a forward method");

    private static final int LONGEST = 200;

    private static final Pattern NAMES_AN_ERROR = Pattern.compile("^[\\w.]*(Error|Exception): ");

    private final Pattern words;
    private final String meaning;
    private final String expected;

    EngineWords(String words, String meaning, String expected) {
        this.words = Pattern.compile(words);
        this.meaning = meaning;
        this.expected = expected;
    }

    /**
     * The sentence for a sample that was not taken.
     *
     * @param subject the model
     * @param failure what was thrown
     * @return to be thrown: the failure itself where it is not the engine's
     */
    static RuntimeException refusal(TrialSubject subject, RuntimeException failure) {
        if (!(failure instanceof EngineException)) {
            return failure;
        }
        String gist = gist(failure);
        // The other lines quote code and name files, in which there may be any word.
        String sentence = Stream.of(gist, String.valueOf(failure.getMessage()))
                .flatMap(said -> Stream.of(values())
                        .filter(kind -> kind.words.matcher(said).find()))
                .findFirst()
                .map(kind -> subject + " " + kind.meaning + " (" + gist + "); expected " + kind.expected)
                .orElseGet(() -> "inputShape: " + subject.name() + " does not take a sample of shape "
                        + subject.inputShape() + " and type " + subject.type() + " (" + gist + ")");
        return new IllegalArgumentException(sentence, failure);
    }

    /**
     * What went wrong, from a message of many lines: the one that names an error, or the last.
     *
     * @param e what was thrown
     * @return one line
     */
    public static String gist(Exception e) {
        List<String> lines = String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        String gist = lines.stream()
                .map(String::strip)
                .filter(line -> NAMES_AN_ERROR.matcher(line).find())
                .reduce((before, last) -> last)
                .orElseGet(() -> lines.isEmpty()
                        ? e.toString()
                        : lines.get(lines.size() - 1).strip());
        // Of what the engine says at length, the first sentence is the fault, the others are guesses.
        return gist.length() <= LONGEST ? gist : gist.replaceFirst("(?<=[^.]{20})\\. [A-Z].*", "");
    }
}
