package org.ascribe.weights;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads pickles made of numbers, strings, collections and tensors. A pickle may ask for any function of Python by name; every
 * name that is not in the short list here is refused before anything is made of it.
 */
final class TorchPickle extends Unpickler {

    /** What may be called, and what is made of its arguments. Gradients and hooks are of no use here. */
    private static final Map<String, IObjectConstructor> KNOWN = Map.of(
            "collections.OrderedDict",
            TorchPickle::dictionary,
            "torch._utils._rebuild_tensor",
            TorchPickle::tensor,
            "torch._utils._rebuild_tensor_v2",
            TorchPickle::tensor,
            "torch._utils._rebuild_parameter",
            arguments -> arguments[0],
            "torch.nn.parameter.Parameter",
            arguments -> arguments[0],
            "torch.Size",
            arguments -> arguments[0]);

    private static final int LONGEST_TEXT = 1 << 20;

    private final Map<String, TorchStorage> storages = new LinkedHashMap<>();

    /**
     * The next pickle of a stream, of which no byte more is read.
     *
     * @param in the stream
     * @return maps, lists, arrays, strings, numbers and {@link TorchTensor}s
     * @throws IOException if the stream fails or ends too early
     * @throws IllegalArgumentException if it is no pickle, or asks for what is not known
     */
    Object next(InputStream in) throws IOException {
        try {
            return load(new Whole(in));
        } catch (PickleException
                | IndexOutOfBoundsException
                | ClassCastException
                | ArithmeticException
                | NegativeArraySizeException
                | NullPointerException e) {
            // The library's ways to say that the bytes make no sense.
            throw new IllegalArgumentException("no pickle of tensors: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("no pickle of tensors: its collections hold one another", e);
        }
    }

    /** The storages that the pickles so far have named. */
    Map<String, TorchStorage> storages() {
        return storages;
    }

    @Override
    protected Object dispatch(short opcode) throws IOException {
        switch (opcode) {
            case Opcodes.GLOBAL -> stack.add(named(PickleUtils.readline(input) + "." + PickleUtils.readline(input)));
            case Opcodes.STACK_GLOBAL -> {
                Object name = stack.pop();
                stack.add(named(stack.pop() + "." + name));
            }
            case Opcodes.INST -> named(PickleUtils.readline(input) + "." + PickleUtils.readline(input) + " (INST)");
            case Opcodes.BUILD -> {
                Object state = stack.pop();
                if (!(stack.peek() instanceof Map) && !(stack.peek() instanceof TorchTensor)) {
                    throw new IllegalArgumentException(
                            "it sets the state of something other than a tensor, " + TorchFile.kind(state));
                }
            }
            case Opcodes.BINUNICODE, Opcodes.BINSTRING, Opcodes.BINBYTES, Opcodes.LONG4 -> {
                checkLength();
                return super.dispatch(opcode);
            }
            case Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8 ->
                throw new PickleException("a text or an array of bytes beyond 4 GB");
            default -> {
                return super.dispatch(opcode);
            }
        }
        return NO_RETURN_VALUE;
    }

    /** The library makes room for as many bytes as it is told there will be. */
    private void checkLength() throws IOException {
        input.mark(Integer.BYTES);
        int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, Integer.BYTES));
        input.reset();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new PickleException("a text of " + Integer.toUnsignedString(length) + " bytes");
        }
    }

    private static Object named(String name) {
        Optional<ElementType> storage = ElementType.ofTorch(name);
        if (storage.isPresent()) {
            return storage.get();
        }
        if (!KNOWN.containsKey(name)) {
            throw new IllegalArgumentException(
                    "it asks for " + name + ", which was not run; expected a state_dict, tensors by name");
        }
        return KNOWN.get(name);
    }

    /** {@code ('storage', type, key, device, size)}; of old files also which part of another it is, {@code (key, offset, size)}. */
    @Override
    protected Object persistentLoad(Object id) {
        Object[] parts = (Object[]) id;
        if (!parts[0].equals("storage")) {
            throw new PickleException("a reference to a " + parts[0]);
        }
        TorchStorage found = new TorchStorage((String) parts[2], (ElementType) parts[1], number(parts[4]));
        TorchStorage first = storages.putIfAbsent(found.key(), found);
        if (first != null && !first.equals(found)) {
            throw new PickleException("storage " + found.key() + " is both " + first + " and " + found);
        }
        long offset = parts.length > 5 && parts[5] != null ? number(((Object[]) parts[5])[1]) : 0;
        return new TorchStorage.Place(found, offset);
    }

    private static Object tensor(Object[] arguments) {
        TorchStorage.Place storage = (TorchStorage.Place) arguments[0];
        return new TorchTensor(
                new TorchStorage.Place(storage.storage(), storage.offset() + number(arguments[1])),
                numbers(arguments[2]),
                numbers(arguments[3]));
    }

    /** Empty, or of pairs: Python 2 gives them as arguments. */
    private static Object dictionary(Object[] arguments) {
        Map<Object, Object> dictionary = new LinkedHashMap<>();
        if (arguments.length > 0) {
            for (Object pair : (List<?>) arguments[0]) {
                List<?> both = pair instanceof Object[] array ? List.of(array) : (List<?>) pair;
                dictionary.put(both.get(0), both.get(1));
            }
        }
        return dictionary;
    }

    private static long[] numbers(Object tuple) {
        Object[] parts = (Object[]) tuple;
        long[] numbers = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(parts[i]);
        }
        return numbers;
    }

    private static long number(Object number) {
        return number instanceof BigInteger big ? big.longValueExact() : ((Number) number).longValue();
    }

    /** A stream whose end is an error, as which the library's readers do not always see it. */
    private static final class Whole extends FilterInputStream {

        Whole(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return present(super.read());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return present(super.read(bytes, offset, length));
        }

        private static int present(int read) throws EOFException {
            if (read < 0) {
                throw new EOFException("within a pickle");
            }
            return read;
        }
    }
}
