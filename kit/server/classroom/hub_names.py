"""Names of the variables by which `opening` tells the Hub and the proxy what only they may know."""

SETTINGS = "KIT_CLASS_SETTINGS"
EARLY = "KIT_CLASS_EARLY_TOKEN"
PROXY_TOKEN = "CONFIGPROXY_AUTH_TOKEN"  # the name that JupyterHub and its proxy use
