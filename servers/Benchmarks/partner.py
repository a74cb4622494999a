"""Registers a made-up CPO, NL*PAR, with the eMSP on port 8000; prints its token in Base64 and goes on answering for it. See README.md."""
import base64, http.server, json, threading, urllib.request

HOME = "http://localhost:9100"


class Platform(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        data = []
        if self.path == "/versions":
            data = [{"version": "2.2.1", "url": HOME + "/details"}]
        if self.path == "/details":
            endpoints = [{"identifier": name, "role": "SENDER", "url": f"{HOME}/{name}"} for name in ("credentials", "locations")]
            data = {"version": "2.2.1", "endpoints": endpoints}
        body = json.dumps({"data": data, "status_code": 1000, "timestamp": "2026-05-01T10:00:00Z"}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


serving = threading.Thread(target=http.server.ThreadingHTTPServer(("localhost", 9100), Platform).serve_forever)
serving.start()
role = {"role": "CPO", "party_id": "PAR", "country_code": "NL", "business_details": {"name": "Partner"}}
request = urllib.request.Request(
    "http://localhost:8000/ocpi/emsp/2.2.1/credentials",
    json.dumps({"token": "theirs", "url": HOME + "/versions", "roles": [role]}).encode(),
    {"Authorization": "Token " + base64.b64encode(b"emsp_token_a_12345").decode(), "Content-Type": "application/json"},
)
answer = json.load(urllib.request.urlopen(request))
print(base64.b64encode(answer["data"]["token"].encode()).decode(), flush=True)
