"""What attacks, writers and kills share: a host behind sshd, forged objects, and the attacks by subject."""
