"""The first page, and what is only there while training: to stand in for anybody of the story."""
