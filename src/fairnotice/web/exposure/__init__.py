"""The exposure of a request's subject: for reviewers, deciders and the Commission, with a purpose that is logged."""
