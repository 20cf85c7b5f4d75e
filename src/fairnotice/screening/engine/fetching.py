"""Reading ahead: places in memory that will be asked for soon are fetched while something else is done.

An index does not fit into the processor's caches, and most of a search would be waiting for one place after another.
"""

from typing import Any

from llvmlite import ir  # type: ignore[import-untyped]
from numba.core import cgutils, types
from numba.extending import intrinsic

_BYTE = ir.IntType(8).as_pointer()
_READ, _KEEP, _DATA = 0, 3, 1  # what LLVM's prefetch is told: it will be read, and again, and it is no code


@intrinsic
def _fetch(_context, array, at):  # type: ignore[no-untyped-def]
    integer = ir.IntType(32)

    def made(context, builder, signature, given):  # type: ignore[no-untyped-def]
        kind = signature.args[0]
        about = context.make_array(kind)(context, builder, given[0])
        place = builder.sext(given[1], ir.IntType(64)) if given[1].type.width < 64 else given[1]
        step = builder.extract_value(about.strides, 0)
        address = cgutils.pointer_add(builder, about.data, builder.mul(place, step), _BYTE)  # type: ignore[no-untyped-call]
        told = ir.FunctionType(ir.VoidType(), [_BYTE, integer, integer, integer])
        called = cgutils.get_or_insert_function(builder.module, told, "llvm.prefetch.p0")  # type: ignore[no-untyped-call]
        builder.call(called, [address, integer(_READ), integer(_KEEP), integer(_DATA)])
        return context.get_dummy_value()

    return types.void(array, types.int64), made


fetch: Any = _fetch
"""Of a kernel, `fetch(array, at)`: begin to fetch what stands at a place of an array, of a table where a row begins.

Nothing is read; a place beyond the end does no harm.
"""
