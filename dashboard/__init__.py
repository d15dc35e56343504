"""Words and rules of goal follow-up; imports nothing of ours."""
