"""One list of texts that try to be more than text; what carries one must show it and no more.

Each that could become an element, an attribute, an address or a style carries the word `kithit`,
so that a page can be asked whether it lives (`live.py`), and sets `window.__hit` where it runs.
"""

from __future__ import annotations

RUN = "window.__hit='kithit'"
ELEMENTS = (
    "<kithit>", f"<script>{RUN}</script>", f"<img src=kithit onerror={RUN}>",
    f"<svg/onload={RUN}>", "<iframe srcdoc='<script>parent.__hit=1</script>'></iframe>",
    f"<details open ontoggle={RUN}>", f"<input autofocus onfocus={RUN}>",
    "<a href='java\tscript:kithit'>x</a>", "<style>*{background:url(//kithit.example)}</style>",
    "<base href=//kithit.example/>", "<form action=//kithit.example><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=//kithit.example'>", "<!-- kithit", "<![CDATA[kithit",
    "<math><mtext></p><style><!--</style><img src=kithit onerror=1>",
)  # fmt: skip
WAYS_OUT = (
    f"\"><img src=kithit onerror={RUN}>", f"'><img src=kithit onerror={RUN}>",
    f'" onmouseover="{RUN}" x="', f"' onfocus='{RUN}' x='", "\" style=\"background:url(kithit)",
    "]]><kithit>", f"</script><script>{RUN}</script>", "</style><kithit>", "</title><kithit>",
    "</textarea><kithit>", "</w:t><w:kithit/>", "</t></is><kithit/>", "--><kithit>",
)  # fmt: skip
ADDRESSES = (
    f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f"data:text/html,<script>{RUN}</script>",
    "vbscript:kithit", "//kithit.example/x", "file:///etc/passwd",
)  # fmt: skip
MARKUP = (
    f"[press](javascript:{RUN})", f"![x](javascript:{RUN})", f"<javascript:{RUN}>",
    "[a]: javascript:kithit", "**<kithit>**", "`<kithit>`", "# <kithit>", "&lt;kithit&gt;",
    "&#60;kithit&#62;", "&kithit;", "<!ENTITY kithit SYSTEM 'file:///etc/passwd'>",
    "{kithit}", "{0.__class__}", "{{kithit}}", "{% kithit %}", "${kithit}", "%(kithit)s",
    "%{kithit}", "<%= kithit %>", "\\x3ckithit\\x3e", "\\u003ckithit\\u003e",
)  # fmt: skip
CODE = (
    "\"); __import__('os').system('kithit') #", "'''\nraise SystemExit('kithit')\n'''",
    "\\\"); kithit(", "$(kithit)", "`kithit`", "; kithit", "' OR '1'='1",
    "'); DROP TABLE attempts;",
)  # fmt: skip
FORMULAS = (
    "=cmd|'/C kithit'!A0", "+kithit", "-kithit", "@SUM(kithit)", "\t=kithit", "\r=kithit",
    "\n=kithit", "＝kithit", "'=kithit", " =kithit", '=HYPERLINK("//kithit.example")',
)  # fmt: skip
SIGNS = (
    "\u202ekithit\u202c", "\u2066kithit", "kit\u200bhit", "kit\ufeffhit", "kit\u2028hit\u2029",
    "kit\x00hit", "kit\x07hit", "kit\x1b[31mhit", "kit\x7fhit", "kit\ufffehit", "kit\ud83dhit",
    "ﬀ ẞ İ ı K", "\U000e0041kithit", "kithit" + "\u0301" * 50,
)  # fmt: skip
PATHS = (
    "../../kithit", "..\\..\\kithit", "/etc/kithit", "C:\\kithit", "kithit\x00.html", "CON", "nul.",
    "~root/kithit", "%2e%2e%2fkithit", "kithit/", ".kithit", "-kithit", "kithit" * 60, "kithit:x",
    "．．／kithit",
)  # fmt: skip
TEXTS = (*ELEMENTS, *WAYS_OUT, *ADDRESSES, *MARKUP, *CODE, *FORMULAS, *SIGNS, *PATHS)
# One text of many: whatever ends the text before it, the next one finds the gap.
ALL = " ".join(one for one in TEXTS if len(one) < 55)[:1990]
FEW = " ".join((*ELEMENTS[:3], *WAYS_OUT[:4], *MARKUP[:1], *CODE[:2]))
# Addresses that the pattern of a table's address column would let through, and some it would not.
LINKS = (
    'https://kithit.example/"onmouseover="window.__hit=1', "https://kithit.example/'><kithit>",
    "https://kithit.example/<script>window.__hit=1</script>", *ADDRESSES,
)  # fmt: skip
