"""Extensions that are switched off are not loaded at all.

JupyterLab loads the code of a disabled extension all the same and leaves out only its parts. The
code of the Lite edition's extension looks for modules that only a Lite site has, so each page
began with an error.
"""

from __future__ import annotations

from typing import Any

_HOOK = "page_config_hook"


def leave_disabled_out(_handler: Any, page_config: dict[str, Any]) -> dict[str, Any]:
    """Return what the page is told, without the extensions that are switched off as a whole."""
    disabled = set(page_config.get("disabledExtensions", ()))
    loaded = page_config.get("federated_extensions", ())
    kept = [one for one in loaded if one["name"] not in disabled]
    return {**page_config, "federated_extensions": kept}


def load_only_what_is_on(settings: dict[str, Any]) -> None:
    """Make the server use `leave_disabled_out`, unless somebody chose another hook.

    Parameters
    ----------
    settings
        The settings of the server's web application; the entry is changed in place.
    """
    settings.setdefault(_HOOK, leave_disabled_out)
