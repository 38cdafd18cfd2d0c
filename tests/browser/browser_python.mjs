// Run parts of the kit in the browser's Python, in Node: node browser_python.mjs PYODIDE ROOT PACKAGES
import { pathToFileURL } from "node:url";
import { existsSync } from "node:fs";
import { join } from "node:path";

const [pyodideFolder, root, packages] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")).href);
const python = await loadPyodide();
const mount = (from, to) => {
  python.FS.mkdirTree(to);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: from }, to);
};
for (const name of ["kit", "data", "seeds", "notebooks"]) mount(join(root, name), `/kit/${name}`);
// Only what is Python without compiled parts, or does without them.
const PURE = ["markupsafe", "yaml", "platformdirs", "packaging", "mistune", "edtf", "pyparsing", "dateutil"];
for (const name of PURE.filter((one) => existsSync(join(packages, one)))) {
  mount(join(packages, name), `/pure/${name}`);
}
console.log(python.runPython(`
import csv, json, sys, tempfile
from pathlib import Path
sys.path[:0] = ["/kit", "/pure"]
sys.dont_write_bytecode = True
from kit.lessons.attempts import Attempt
from kit.lessons.markdown import block
from kit.lessons.question_files import lesson_names, load_questions
from kit.lessons.store import Store
from kit.tables import dates

with open("/kit/data/events.csv", encoding="utf-8") as file:
    written = [row["date"] for row in csv.DictReader(file)]
for date in written:
    span = dates.read(date)
    assert dates.display(date), date
folder = Path(tempfile.mkdtemp())
for question in ("one", "two"):
    kept = Store(folder).add(Attempt("01_timeline", question, "choice", "1", "a", "right"))
    assert kept.on_disk, kept
json.dumps({
    "python": sys.version.split()[0],
    "dates": len(written),
    "questions": sum(len(load_questions(name)) for name in lesson_names()),
    "kept": [attempt.question for attempt in Store(folder).attempts()],
    "prose": str(block("**5** <b>")).strip(),
})
`));
