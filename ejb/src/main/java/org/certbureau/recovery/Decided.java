package org.certbureau.recovery;

/**
 * Enough officers have consented for a job, or no two are left who could: what follows may follow
 * now. Fired in the transaction of the answer that decided it; who acts on it waits for the commit,
 * and looks for what a crash left undone ({@link RecoveryRequests#decided}).
 */
public record Decided(String job) {}
