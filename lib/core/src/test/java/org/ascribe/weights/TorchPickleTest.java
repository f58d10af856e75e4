package org.ascribe.weights;

import static org.ascribe.weights.TorchArchive.WRITTEN;
import static org.ascribe.weights.TorchArchive.refused;
import static org.ascribe.weights.TorchArchive.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pickles that are not of tensors alone; most of them would be programs. */
class TorchPickleTest {

    @TempDir
    private Path folder;

    /** Each says what it wants to call; what it calls would leave a trace, or stop the machine. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cos system (S'touch owned' tR.                    | os.system
        cposix system (S'touch owned' tR.                 | posix.system
        c__builtin__ eval (S'1' tR.                       | __builtin__.eval
        cbuiltins getattr (S'a' S'b' tR.                  | builtins.getattr
        ccopyreg _reconstructor (tR.                      | copyreg._reconstructor
        cnumpy.core.multiarray scalar (tR.                | numpy.core.multiarray.scalar
        cdatetime datetime (I1 I1 I1 tR.                  | datetime.datetime
        cjava.lang.Runtime getRuntime (tR.                | java.lang.Runtime.getRuntime
        ctorch.hub load (S'a' tR.                         | torch.hub.load
        ctorch ComplexFloatStorage .                      | torch.ComplexFloatStorage
        (S'touch owned' ios system .                      | os.system
        S'os' S'system' \u0093(S'touch owned' tR.         | os.system
        (S'a' cos system (S'touch owned' tRd.             | os.system
        ccollections OrderedDict ((lp0 (S'a' cposix system tatR. | posix.system
        ctorch._utils _rebuild_tensor_v2 (cos system tR.  | os.system
        (cos system S'touch owned' o.                     | os.system
        cos system )\u0081.                               | os.system
        cos system )}\u0092.                              | os.system
        }cos system b.                                    | os.system
        \u0080\u0005\u008c\u0002os\u008c\u0006system\u0093)R. | os.system
        """)
    void aPickleThatAsksForCode(String program, String name) throws IOException {
        byte[] pickle = program.replace(' ', '\n')
                .replace("touch\nowned", "touch owned")
                .getBytes(StandardCharsets.ISO_8859_1);
        refused(zip(folder, Map.of("data.pkl", pickle)), "it asks for " + name);
        byte[] stream = Files.readAllBytes(WRITTEN.resolve("stream.pth"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(stream, 0, TorchStream.LENGTH_OF_MAGIC);
        bytes.write(pickle);
        refused(Files.write(folder.resolve("stream.pth"), bytes.toByteArray()), "it asks for " + name);
        assertThat(folder.resolve("owned")).doesNotExist();
        assertThat(Path.of("owned")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        .                                | no pickle of tensors
        I1 .                             | it holds '1'; expected a state_dict
        (lp0 .                           | it holds a list of 0; expected a state_dict
        (tp0 .                           | it holds a tuple of 0; expected a state_dict
        (S'epoch' I3 d.                  | entry 'epoch' is '3'; expected a state_dict
        (S'state_dict' (S'a' I1 dd.      | entry 'state_dict' is a dictionary of 1; expected a state_dict, tensors by name
        (I1 I2 d.                        | entry '1' is '2'; expected a state_dict
        (lp0 I1 b.                       | it sets the state of something other than a tensor, '1'
        (lp0 (lp1 g0 aa.                  | it holds a list of 1; expected a state_dict
        (S'a' (lp0 (lp1 g0 aad.          | entry 'a' is a list of 1; expected a state_dict
        ctorch FloatStorage )R.          | no pickle of tensors
        ccollections OrderedDict (I1 tR. | no pickle of tensors
        \u0082\u0001.                    | no pickle of tensors
        S'a' Q.                          | no pickle of tensors
        X\u00ff\u00ff\u00ff\u007fa.      | a text of 2147483647 bytes
        """)
    void aPickleOfSomethingElse(String program, String words) throws IOException {
        byte[] pickle = program.replace(' ', '\n').getBytes(StandardCharsets.ISO_8859_1);
        refused(zip(folder, Map.of("data.pkl", pickle)), words);
    }

    /** Two lists, each in the other, and one of them the name of a tensor: its hash has no end. */
    @Test
    void collectionsThatHoldOneAnother() throws IOException {
        byte[] pickle = "((lp0 (lp1 g0 aaI1 d.".replace(' ', '\n').getBytes(StandardCharsets.ISO_8859_1);
        refused(zip(folder, Map.of("data.pkl", pickle)), "its collections hold one another");
    }
}
