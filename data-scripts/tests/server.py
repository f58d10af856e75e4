"""A small web server on the loopback whose bad manners a test chooses."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server:
    """Serves files by name; ``cut`` ends a response early, as often as asked; ``ranges`` says whether Range is honoured."""

    def __init__(self, files, cut=None, cuts=1, ranges=True, pause=None):
        self.files, self.cut, self.cuts, self.ranges, self.pause = files, cut, cuts, ranges, pause
        self.requests = []
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.http.server_port}/{{name}}.gz"

    def handler(server):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                name, asked = self.path.rsplit("/", 1)[1], self.headers.get("Range")
                server.requests.append((name, asked))
                if name not in server.files:
                    return self.send_error(404)
                body, start = server.files[name], 0
                if asked and server.ranges:
                    start = int(asked[len("bytes=") : -1])
                    if start >= len(body):
                        self.send_response(416)
                        self.send_header("Content-Range", f"bytes */{len(body)}")
                        return self.end_headers()
                    self.send_response(206)
                    self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
                else:
                    self.send_response(200)
                self.send_header("Content-Length", str(len(body) - start))
                self.end_headers()
                end = len(body)
                if server.cut and server.cuts:
                    server.cuts, end = server.cuts - 1, start + server.cut
                self.wfile.write(body[start:end])
                self.wfile.flush()
                if server.pause and end < len(body):
                    server.pause.wait(20)

            def log_message(self, *_):
                pass

        return Handler
