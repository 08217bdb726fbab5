package org.certbureau.application.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.certbureau.application.Badge;
import org.certbureau.application.State;
import org.certbureau.application.view.GateView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;

/**
 * A row of the work list. Names of units and agents are shown, numbers are masked.
 *
 * @param serviceWord the region's own word for the service, in Chinese
 * @param waiting the gates that are still closed
 * @param gates all gates of the policy, open or not
 * @param agentMobile masked
 * @param dueOn last day of the bureau's time limit, or null
 * @param fee what is charged; null before it is submitted
 * @param yours whether the next move is the caller's
 */
public record WorkItem(
    CaseNumber caseNumber,
    RegionCode region,
    Service service,
    String serviceWord,
    HolderType holder,
    Channel channel,
    State state,
    Badge badge,
    List<Gate> waiting,
    List<GateView> gates,
    String unitName,
    String creditCode,
    String agentName,
    String agentMobile,
    Instant createdAt,
    Instant submittedAt,
    LocalDate dueOn,
    boolean overdue,
    String acceptedBy,
    Money fee,
    boolean yours) {
  public WorkItem {
    waiting = List.copyOf(waiting);
    gates = List.copyOf(gates);
  }
}
