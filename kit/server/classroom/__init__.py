"""A class on one machine: `python start.py class`.

An existing engine does the work: JupyterHub gives each learner a login and a server, and each
server runs as an account of its own on the machine, with a folder that nobody else can read.

- before anything is installed, with the standard library only: `command`, `options`, `machine`,
  `room`, `roster`, `codes`, `slips`, `accounts`, `proxy`, `opening`, `early`, `supervisor`,
  `private_files`, `passwords`;
- inside the Hub: `hub_config`, `authenticator`, `spawner`;
- as the learner, in the learner's server: `learner`, `lessons`, `kernels`.

`README.md` beside this file is the page for the teacher.
"""
