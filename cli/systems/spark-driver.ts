/**
 * What runs in Python: a job a line, each answered by lines of JSON, the last of which is empty. `first` and `run` are statements, `rows` a query
 * whose rows come back some at a time, `load` makes a table of a file of lines of JSON. What Spark says goes to standard error.
 */
export const DRIVER = `import json, os, sys
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
from pyspark.sql import SparkSession
settings = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.shuffle.partitions": os.environ["CABOOSE_PARTITIONS"],
    "spark.sql.warehouse.dir": os.path.join(os.getcwd(), "tables"),
}
if sys.argv[1].startswith("local"):
    settings.update({"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.local.dir": os.getcwd()})
AT_ONCE = 5000
spark = None
def answer(what):
    print(json.dumps(what), file=answers, flush=True)
def start():
    builder = SparkSession.builder.master(sys.argv[1]).appName("caboose")
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    return made
for line in sys.stdin:
    job = json.loads(line)
    try:
        if spark is None:
            spark = start()
        for sql in job.get("first", []) + job.get("run", []):
            spark.sql(sql)
        if "load" in job:
            spark.read.schema(job["columns"]).option("mode", "FAILFAST").json(job["path"]).createOrReplaceTempView(job["load"])
        if "rows" in job:
            block = []
            for row in spark.sql(job["rows"]).toLocalIterator():
                block.append(list(row))
                if len(block) == AT_ONCE:
                    answer({"rows": block})
                    block = []
            if block:
                answer({"rows": block})
        answer({})
    except BaseException as problem:
        answer({"problem": str(problem) or type(problem).__name__})
if spark is not None:
    spark.stop()
`
