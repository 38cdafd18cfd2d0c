"""What JupyterHub is told: `python -m jupyterhub --config` this file.

Everything that differs from class to class comes from a file that only root can read, named in
the variable `KIT_CLASS_SETTINGS`; the token of the proxy comes in a variable.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from kit.server.classroom import hub_names
from kit.server.classroom.authenticator import ClassAuthenticator
from kit.server.classroom.learner import ROOM
from kit.server.classroom.spawner import ClassSpawner

_FIRST_TIME = (
    "First time here? Choose a password of at least 8 signs and type the code of your slip. "
    "After that, username and password are enough."
)
FIRST_LESSON = "/lab/tree/notebooks/00_start_here.ipynb"


def configure(c: Any, told: dict[str, Any], early_token: str) -> None:
    """Fill in the Hub's configuration.

    Parameters
    ----------
    c
        The configuration object.
    told
        The settings that `supervisor` wrote.
    early_token
        With it, `supervisor` may start learners' servers before they come.
    """
    _who(c, told)
    _servers(c, told)
    _doors(c, told)
    c.JupyterHub.services = [{"name": "early", "api_token": early_token}]
    c.JupyterHub.load_roles = [
        {"name": "early", "scopes": ["servers", "list:users"], "services": ["early"]}
    ]


def _who(c: Any, told: dict[str, Any]) -> None:
    c.JupyterHub.authenticator_class = ClassAuthenticator
    c.ClassAuthenticator.dbm_path = told["passwords"]
    c.ClassAuthenticator.codes_path = told["codes"]
    c.ClassAuthenticator.min_password_length = 8
    c.ClassAuthenticator.request_otp = True
    c.ClassAuthenticator.otp_prompt = "Code (first time only):"
    c.JupyterHub.template_vars = {"announcement_login": _FIRST_TIME}
    c.Authenticator.allowed_users = set(told["logins"])
    c.Authenticator.admin_users = set()


def _servers(c: Any, told: dict[str, Any]) -> None:
    c.JupyterHub.spawner_class = ClassSpawner
    c.ClassSpawner.turns = told["turns"]
    c.ClassSpawner.memory = told["memory"]
    c.ClassSpawner.threads = told["threads"]
    c.Spawner.cmd = [sys.executable, "-m", "kit.server.classroom.learner"]
    c.Spawner.environment = {ROOM: told["room"]}
    c.Spawner.env_keep = ["LANG", "LC_ALL", "PATH", "TZ"]
    c.Spawner.default_url = FIRST_LESSON
    # Waiting for a turn counts: on a slow machine the last of thirty waits for minutes.
    c.Spawner.start_timeout = 900
    c.Spawner.http_timeout = 120
    c.Spawner.poll_interval = 5  # a server that died is noticed soon, and can be started again
    c.JupyterHub.concurrent_spawn_limit = 0  # nobody is turned away; `ClassSpawner` lets them wait
    c.JupyterHub.allow_named_servers = False


def _doors(c: Any, told: dict[str, Any]) -> None:
    c.JupyterHub.bind_url = told["door"]
    c.JupyterHub.hub_bind_url = told["hub"]
    # The proxy is a neighbour of the Hub and not its child: while the Hub is started again,
    # learners go on working.
    c.ConfigurableHTTPProxy.should_start = False
    c.ConfigurableHTTPProxy.api_url = told["proxy"]
    c.JupyterHub.proxy_check_interval = 5
    c.JupyterHub.db_url = f"sqlite:///{told['database']}"
    c.JupyterHub.cookie_secret_file = told["cookie_secret"]
    c.JupyterHub.log_level = "WARN"
    c.JupyterHub.cleanup_servers = True
    c.LocalProcessSpawner.interrupt_timeout = 5
    c.LocalProcessSpawner.term_timeout = 5


def _told() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        Path(os.environ[hub_names.SETTINGS]).read_text(encoding="utf-8")
    )
    return told


# JupyterHub runs this file with a function `get_config` beside it; an import does nothing.
if "get_config" in globals():
    configure(globals()["get_config"](), _told(), os.environ[hub_names.EARLY])
