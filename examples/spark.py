#!/usr/bin/env python3
"""The texts of a large collection, on a Spark cluster: parallax runs beside each task.

    spark-submit examples/spark.py --warcs crawl/*.warc.gz --output texts
    spark-submit examples/spark.py --requests requests.jsonl --output texts

WARC files lie where all workers see them under one path; requests (docs/jsonl.md) may lie wherever Spark
reads text from. The results are those of one run, in the same order:

    parallax extract --jsonl crawl/*.warc.gz
    parallax extract --jsonl requests.jsonl
"""

import argparse
import os
import shlex

from pyspark.sql import SparkSession

# Spark gives each core a task of its own.
ENVIRONMENT = {"PATH": os.environ["PATH"], "RAYON_NUM_THREADS": "1"}


def of_warcs(context, paths, program):
    """The lines for the pages of WARC files: a task a file, whose name goes onto a command line."""
    command = f"xargs --no-run-if-empty --delimiter='\\n' {shlex.quote(program)} extract --jsonl"
    files = context.parallelize(paths, len(paths))
    return files.pipe(command, env=ENVIRONMENT, checkCode=True)


def of_requests(context, path, program, tasks):
    """The lines for a file of requests, a part of it a task."""
    command = f"{shlex.quote(program)} extract --jsonl"
    requests = context.textFile(path, minPartitions=tasks)
    return requests.pipe(command, env=ENVIRONMENT, checkCode=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--warcs", nargs="+")
    source.add_argument("--requests")
    parser.add_argument("--output", required=True, help="the folder of the results, which Spark makes")
    parser.add_argument("--tasks", type=int, default=8, help="in how many parts requests are read, at least")
    parser.add_argument("--program", default="parallax")
    said = parser.parse_args()
    session = SparkSession.builder.appName("parallax").getOrCreate()
    context = session.sparkContext
    if said.warcs:
        texts = of_warcs(context, said.warcs, said.program)
    else:
        texts = of_requests(context, said.requests, said.program, said.tasks)
    texts.saveAsTextFile(said.output)
    session.stop()


if __name__ == "__main__":
    main()
