"""The suite of jupyter_kernel_test, with samples for this kernel."""
import unittest

import jupyter_kernel_test


class KernelSuite(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    code_generate_error = "int zero = 0; 1 / zero"

    completion_samples = [
        {"text": "Math.sqr", "matches": {"sqrt("}},
        {"text": "StringBuil", "matches": {"StringBuilder"}},
        {"text": "int width = 3;\nwid", "matches": {"width"}},
        {"text": "%loadF", "matches": {"%loadFromPOM"}},
    ]
    complete_code_samples = [
        "1 + 1",
        "int a = 1;",
        "int b = 1\n",
        "class Point { int x; }",
        "for (int i = 0; i < 3; i++) { }",
        "// only a comment",
        "%classpath .",
        "",
    ]
    incomplete_code_samples = [
        "int f(int x) {",
        "int a = (1 +",
        "class Point {\n    int x;",
        'String s = """\n    text',
        "/* begun",
    ]
    invalid_code_samples = ["int int = ;", "int x = 3 +;", "}"]

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "int[] squares = {1, 4, 9}; squares", "result": "[1, 4, 9]"},
        {"code": "new int[][] {{1, 2}, {3}}", "result": "[[1, 2], [3]]"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
        {"code": 'render("<b>x</b>", "text/html")', "result": "<b>x</b>", "mime": "text/html"},
        {
            "code": "new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB)",
            "mime": "image/png",
        },
    ]
    code_display_data = [
        {"code": 'display("<b>x</b>", "text/html");', "mime": "text/html"},
        {"code": "display(new java.awt.image.BufferedImage(2, 2, 1));", "mime": "image/png"},
    ]

    code_history_pattern = "6 ?*7"
    supported_history_operations = ("tail", "range", "search")

    code_inspect_sample = "Math.sqrt"
    code_clear_output = 'display("soon gone"); clearOutput();'


# The samples of the base class are no tests of their own.
del jupyter_kernel_test

if __name__ == "__main__":
    unittest.main()
