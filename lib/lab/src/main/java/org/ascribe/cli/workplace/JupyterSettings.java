package org.ascribe.cli.workplace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ascribe.file.WholeFile;

/** The environment Jupyter runs in: it reads what the user has, and writes only under the home. */
public final class JupyterSettings {

    private JupyterSettings() {}

    /**
     * The variables to set.
     *
     * @param data the folder Jupyter takes for its own, with the kernels to be found first
     */
    public static Map<String, String> variables(Checkout checkout, Path data, Map<String, String> user) {
        Map<String, String> set = new HashMap<>();
        set.put("JUPYTER_DATA_DIR", data.toString());
        set.put("JUPYTER_PATH", userKernels(user));
        set.put("JUPYTER_CONFIG_DIR", checkout.home().resolve("jupyter-config").toString());
        set.put(
                "JUPYTER_CONFIG_PATH",
                Checkout.pathList(
                        user.get("JUPYTER_CONFIG_PATH"),
                        user.getOrDefault("JUPYTER_CONFIG_DIR", userHome() + "/.jupyter")));
        set.put(
                "JUPYTER_RUNTIME_DIR",
                checkout.home().resolve("jupyter-runtime").toString());
        set.put("IPYTHONDIR", checkout.home().resolve("ipython").toString());
        set.put("PYTHONDONTWRITEBYTECODE", "1");
        return Map.copyOf(set);
    }

    /** A reader who opens the first lesson is not to be asked whether to fetch Jupyter's news. */
    public static void askNothing(Checkout checkout) {
        WholeFile.write(
                checkout.home().resolve("jupyter-config/labconfig/default_setting_overrides.json"),
                """
                {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false}}
                """.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the user's own kernels are, for Jupyter to look after Ascribe's. */
    static String userKernels(Map<String, String> user) {
        String own = System.getProperty("os.name").startsWith("Mac")
                ? userHome() + "/Library/Jupyter"
                : user.getOrDefault("XDG_DATA_HOME", userHome() + "/.local/share") + "/jupyter";
        return Checkout.pathList(user.get("JUPYTER_PATH"), user.getOrDefault("JUPYTER_DATA_DIR", own));
    }

    private static String userHome() {
        return System.getProperty("user.home");
    }
}
