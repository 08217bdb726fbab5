package org.certbureau.application.worklist;

import org.certbureau.kernel.CaseNumber;

/**
 * Where a case stands among those with which somebody can go on.
 *
 * @param here its place, by which one finds the next when it is done; null where no case was named
 * @param before the one before it, or null
 * @param behind the one behind it, or null
 * @param place from 1 on; 0 where it is not among them
 * @param total of all of them, {@link WorkDesk#MOST_COUNTED} at most
 */
public record NextCase(String here, CaseNumber before, CaseNumber behind, int place, int total) {}
