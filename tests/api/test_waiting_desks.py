"""Who waits for entries is let go when a drill begins, to read by itself what it is asked for."""

import asyncio

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
