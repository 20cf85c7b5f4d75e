"""A member's own copy of the register: pulled, verified, applied, screened in memory, answered to officers.

On SQLite, with no database server. It works with the line down, says how old its copy is, and refuses to answer as
current past its limit. `store` is what it holds, `pull` how that comes, `standing` whether it may answer, `checking`
what it answers, `outbox` what it sends, `answers` what it said.
"""
