package org.ascribe.model.trial;

import ai.djl.nn.Block;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The program in a TorchScript file, as far as it tells whether the script is a function of its sample.
 *
 * @param training calls that say for good that the model is being trained, as a trace in training mode leaves them
 * @param random operations that draw random numbers, or may
 */
public record ScriptCode(List<String> training, Collection<String> random) {

    /** Of what is no script. */
    public static final ScriptCode NONE = new ScriptCode(List.of(), Set.of());

    private static final long LONGEST = 10_000_000;

    private static final Pattern CALL = Pattern.compile("torch\\.(\\w+)\\(");

    private static final Pattern RANDOM = Pattern.compile(
            "\\w*dropout\\w*|rand\\w*|bernoulli_?|normal_?|uniform_?|multinomial|poisson|rrelu\\w*|exponential_?");

    /**
     * Reads the program of a script.
     *
     * @param file an archive of torch.jit.save
     * @return nothing found, if it is none
     */
    public static ScriptCode of(Path file) {
        TreeSet<String> training = new TreeSet<>();
        TreeSet<String> random = new TreeSet<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(".py") && entry.getSize() < LONGEST) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        read(new String(in.readAllBytes(), StandardCharsets.UTF_8), training, random);
                    }
                }
            }
        } catch (IOException e) {
            // Whoever loads it says what is wrong with it.
            return NONE;
        }
        return new ScriptCode(List.copyOf(training), random);
    }

    /** The programs of all scripts in a tree of blocks. */
    static ScriptCode in(Block block) {
        List<ScriptCode> all = new ArrayList<>();
        if (block instanceof ScriptedBlock script) {
            all.add(script.code());
        }
        block.getChildren().values().forEach(child -> all.add(in(child)));
        return new ScriptCode(
                all.stream().flatMap(code -> code.training().stream()).toList(),
                all.stream().flatMap(code -> code.random().stream()).toList());
    }

    /** What is being trained for good, in words. */
    Set<String> trained() {
        return training.stream()
                .map(call -> call.contains("batch_norm") ? "batch norm" : call.contains("rrelu") ? "rrelu" : "dropout")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What may be the reason for answers that change, in words. */
    String causes() {
        Set<String> found = new TreeSet<>();
        random.forEach(name -> found.add(name.contains("dropout") ? "dropout" : "torch." + name));
        return found.isEmpty() ? "dropout, or random numbers" : String.join(" and ", found);
    }

    private static void read(String source, Set<String> training, Set<String> random) {
        int body = 0;
        for (String line : source.lines().toList()) {
            int indent = line.length() - line.stripLeading().length();
            if (line.startsWith("def ", indent)) {
                // What else there is may never be called.
                body = line.startsWith("def forward", indent) ? indent + 2 : 0;
            }
            Matcher call = CALL.matcher(line);
            while (call.find()) {
                Arguments arguments = Arguments.of(line, call.end());
                // What stands under a condition may be there for training only.
                if (body > 0 && indent == body && arguments.sayTraining(call.group(1))) {
                    training.add("torch." + call.group(1) + arguments);
                }
                if (RANDOM.matcher(call.group(1)).matches() && !arguments.sayOff(call.group(1))) {
                    random.add(call.group(1));
                }
            }
        }
    }

    /** The arguments of a call as they are written. */
    private record Arguments(List<String> values) {

        public static Arguments of(String line, int from) {
            List<String> values = new ArrayList<>();
            int depth = 0;
            int start = from;
            for (int at = from; at < line.length(); at++) {
                char c = line.charAt(at);
                if (depth == 0 && (c == ',' || c == ')')) {
                    values.add(line.substring(start, at).strip());
                    start = at + 1;
                }
                if (c == '(' || c == '[') {
                    depth++;
                } else if ((c == ')' || c == ']') && --depth < 0) {
                    break;
                }
            }
            return new Arguments(values);
        }

        /** Whether an operation of this name is told to behave as in training, and that makes a difference. */
        boolean sayTraining(String operation) {
            if (operation.contains("dropout")) {
                return isTrue(2) && isPositive(1);
            }
            if (operation.contains("batch_norm")) {
                // Without running statistics it is one mode like the other.
                return isTrue(5) && !at(3).equals("None");
            }
            return switch (operation) {
                case "rrelu", "rrelu_" -> isTrue(3);
                case "lstm", "gru", "rnn_tanh", "rnn_relu" -> isTrue(6) && isPositive(5);
                case "scaled_dot_product_attention" -> isPositive(4);
                default -> false;
            };
        }

        /** Whether what draws numbers in training is told not to. */
        boolean sayOff(String operation) {
            return operation.contains("dropout") && at(2).equals("False")
                    || operation.startsWith("rrelu") && at(3).equals("False");
        }

        private String at(int index) {
            String value = index < values.size() ? values.get(index) : "";
            return value.replaceFirst("^\\w+=", "");
        }

        private boolean isTrue(int index) {
            return at(index).equals("True");
        }

        private boolean isPositive(int index) {
            String value = at(index);
            return value.matches("[\\d.]+(e[-+]?\\d+)?") && Double.parseDouble(value) > 0;
        }

        @Override
        public String toString() {
            return values.stream().collect(Collectors.joining(", ", "(", ")"));
        }
    }
}
