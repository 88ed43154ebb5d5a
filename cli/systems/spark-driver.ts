/**
 * What runs in Python: a job a line, each answered by lines of JSON, the last of which is empty. `first` and `run` are statements, `rows` a query
 * whose rows come back some at a time. Of files, `lines` makes a view of the lines of one with their places, `parquet` one of a table, and tells
 * its columns with their types, and `load` one of lines of JSON. `sorted` keeps the rows of a query in its order until they are dropped, and
 * `write` writes a query of one column into a file, in its order, by all workers, and tells how many lines that were. Paths are of this machine
 * and taken literally. What Spark says goes to standard error.
 */
export const DRIVER = String.raw`import glob, json, os, re, shutil, sys
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
from pyspark import StorageLevel
from pyspark.sql import SparkSession
settings = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.warehouse.dir": os.path.join(os.getcwd(), "tables"),
}
if sys.argv[1].startswith("local"):
    settings.update({"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.local.dir": os.getcwd()})
    settings["spark.driver.memory"] = os.environ["CABOOSE_MEMORY"]
    settings["spark.sql.shuffle.partitions"] = os.environ["CABOOSE_PARTITIONS"]
AT_ONCE = 5000
spark = None
kept = {}
def answer(what):
    print(json.dumps(what), file=answers, flush=True)
def start():
    builder = SparkSession.builder.master(sys.argv[1]).appName("caboose")
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    return made
def here(path):
    return "file:" + re.sub(r"([\\{}\[\]*?])", r"\\\1", path)
def rows(found):
    block = []
    for row in found:
        block.append(list(row))
        if len(block) == AT_ONCE:
            answer({"rows": block})
            block = []
    if block:
        answer({"rows": block})
def lines(name, path):
    read = spark.read.option("lineSep", "\n").text(here(path))
    read.selectExpr("value", "_metadata.file_block_start AS block", "monotonically_increasing_id() AS at").createOrReplaceTempView(name)
def parquet(name, path):
    read = spark.read.parquet(here(path))
    read.createOrReplaceTempView(name)
    rows([field.name, field.dataType.simpleString()] for field in read.schema.fields)
def load(name, columns, path):
    spark.read.schema(columns).option("mode", "FAILFAST").json(here(path)).createOrReplaceTempView(name)
def in_order(name, query):
    kept[name] = spark.sql(query).localCheckpoint(True, StorageLevel.DISK_ONLY)
    kept[name].createOrReplaceTempView(name)
def drop(name, statement):
    if name in kept:
        kept.pop(name)
        spark.catalog.dropTempView(name)
    elif not spark.catalog.dropTempView(name):
        spark.sql(statement)
def write(query, path, head, folder):
    made = spark.sql(query)
    rows([[str(made.count())]] if head is not None else [])
    made.write.option("compression", "none").text("file:" + folder)
    parts = glob.glob(os.path.join(glob.escape(folder), "part-*"))
    with open(path, "wb") as out:
        if head is not None:
            out.write((head + "\n").encode())
        for part in sorted(parts, key=lambda one: int(re.search(r"part-(\d+)", os.path.basename(one)).group(1))):
            with open(part, "rb") as lines:
                shutil.copyfileobj(lines, out, 1 << 20)
            os.remove(part)
    shutil.rmtree(folder)
FILES = {"lines": lines, "parquet": parquet, "load": load, "sorted": in_order, "drop": drop, "write": write}
for line in sys.stdin:
    job = json.loads(line)
    try:
        if spark is None:
            spark = start()
        for sql in job.get("first", []) + job.get("run", []):
            spark.sql(sql)
        for name, does in FILES.items():
            if name in job:
                does(*job[name])
        if "rows" in job:
            rows(spark.sql(job["rows"]).toLocalIterator())
        answer({})
    except BaseException as problem:
        answer({"problem": str(problem) or type(problem).__name__})
if spark is not None:
    spark.stop()
`
