"""Screening on a Spark cluster: the same function on every batch, over indexes that each node has in one place.

from pyspark.sql import SparkSession
from fairnotice.bulk.spark import screened

spark = SparkSession.builder.getOrCreate()
hits = screened(spark.read.parquet("travellers"), [("un", "/lists/un")])
hits.write.parquet("hits")
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from fairnotice.bulk.columns import schema, screen_batch
from fairnotice.bulk.thresholds import Thresholds

if TYPE_CHECKING:
    import pyarrow as pa

TYPES = (
    "traveller string, list string, entry string, score double, bits double, decision string, "
    "cut boolean, possibly_minor boolean, "
    "reasons array<struct<feature:string, traveller:string, entry:string, score:double, bits:double, says:string>>, "
    "problem string"
)
"""The columns of `columns.schema` as Spark writes them."""


def screened(
    travellers: Any,
    folders: Sequence[tuple[str, str]],
    *,
    thresholds: Thresholds | None = None,
    today: date | None = None,
) -> Any:
    """The hits of a data frame of travellers, as a data frame. `folders`: each list's name and its folder on the nodes.

    Give travellers an `id`: without one they are called by their place in their batch. `today`: the day by which a
    birth date has come, else that of this machine. `thresholds`: else those that the lists were built with.
    """
    lists, day = tuple(folders), today or datetime.now(UTC).date()

    def run(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        first = 1
        for batch in batches:
            yield screen_batch(batch, lists, today=day, thresholds=thresholds, first=first).cast(schema())
            first += batch.num_rows

    return travellers.mapInArrow(run, TYPES)
