"""The guided qualification: questions, a small decision table and what it proposes; nothing is stored."""
