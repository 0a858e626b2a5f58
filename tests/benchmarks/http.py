"""A visitor who is quick: one connection per request, cookies and CSRF token kept."""

import http.client
import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")


@dataclass
class Visitor:
    """Speaks to the web process as the TLS proxy in front of it would."""

    host: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        """``if_none_match=…`` and so on."""
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        return self._ask("GET", path, b"", named)

    def post(self, path: str, data: dict[str, object] | bytes, content_type: str = FORM) -> Answer:
        """Send a form; the token comes from the cookie that an earlier page set."""
        body = data if isinstance(data, bytes) else urlencode(data, doseq=True).encode()
        token = self.cookies.get("csrftoken", "")
        return self._ask("POST", path, body, {"Content-Type": content_type, "X-CSRFToken": token})

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        try:
            connection.request(method, path, body or None, self._headers() | headers)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: part.value for name, part in SimpleCookie(line).items()}
        return answer

    def _headers(self) -> dict[str, str]:
        return {
            "X-Forwarded-Proto": "https",
            "Origin": f"https://{self.host}:{self.port}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
