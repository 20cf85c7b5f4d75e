"""Who waits for entries is let go when a drill begins, and when the process is told to stop."""

import asyncio

import pytest

from fairnotice.api.live.hub import Hub


def test_all_who_wait_are_answered_at_once_when_they_are_released() -> None:
    async def story() -> list[object]:
        hub = Hub()
        waiting = [asyncio.create_task(hub.news(("NZ", number), 60)) for number in range(3)]
        while len(hub.waiting) < 3:
            await asyncio.sleep(0)
        hub.release()
        hub.release()
        async with asyncio.timeout(5):
            return await asyncio.gather(*waiting)

    assert asyncio.run(story()) == [None, None, None]


def test_nobody_waits_any_more_once_the_process_was_told_to_stop() -> None:
    async def story() -> list[object]:
        hub = Hub()
        waiting = asyncio.create_task(hub.news(("NZ", 1), 60))
        while not hub.waiting:
            await asyncio.sleep(0)
        hub.leave()
        async with asyncio.timeout(5):
            return [await waiting, await hub.news(("NZ", 2), 60)]

    assert asyncio.run(story()) == [None, None]


@pytest.mark.parametrize("turns", range(6))
def test_the_work_ends_when_it_is_told_to_though_it_was_woken_at_that_moment(turns: int) -> None:
    async def story() -> None:
        hub = Hub()
        work = asyncio.create_task(hub.bring_news())
        await asyncio.sleep(0.05)
        hub.wake()
        for _ in range(turns):
            await asyncio.sleep(0)
        work.cancel()
        done, _waits = await asyncio.wait([work], timeout=5)
        if not done:
            work.cancel()
        assert done

    asyncio.run(story())
