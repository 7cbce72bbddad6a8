"""Follows every link of the admin, as a curious person would."""

import re
from html import unescape

ADDRESS = re.compile(r"""(?:href|src|action|formaction|data-w-swap-src-value)=["'](/admin/[^"'#]*)""")
LEAVE = ("/admin/logout", "/admin/pages/", "/admin/images/", "/admin/documents/", "/admin/sprite", "/admin/account")


def crawl(client, starts, limit=400) -> dict[str, str]:
    """{address: text} of every page of the admin that the links of `starts` lead to; fails on an error page."""
    waiting, pages = list(starts), {}
    while waiting and len(pages) < limit:
        url = waiting.pop()
        if url in pages or url.startswith(LEAVE):
            continue
        response = client.get(url)
        assert response.status_code < 500, url
        content = b"".join(response.streaming_content) if response.streaming else response.content
        pages[url] = content.decode("utf-8", "replace")
        if response.headers.get("Content-Type", "").startswith("text/html"):
            waiting += [unescape(found) for found in ADDRESS.findall(pages[url])]
    return pages
