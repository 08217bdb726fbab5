package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.certbureau.application.State;
import org.certbureau.application.finding.SoughtCase;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkPage;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Applications by what must stand in no address: it tells of a person. */
@Path("/applications/search")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CaseSearchResource {
  private static final int ROWS = 50;

  @EJB private WorkDesk work;

  /**
   * What is looked for; what is left out is no condition.
   *
   * @param text a case number or its end, any part of a unit's name, a credit code, a chip or
   *     serial, or the whole name, mobile or document number of an agent
   * @param after {@code next} of the page before
   * @param limit rows of a page, 1 to 200; 50 where it is left out
   */
  public record CasesWanted(
      String awaiting, String state, Boolean mine, String text, String after, Integer limit) {}

  /** A page of what the caller may see, as that of the list. */
  @POST
  public WorkPage search(CasesWanted wanted) {
    return work.worklist(
        new WorkFilter(
            null,
            wanted.state() == null ? null : State.of(wanted.state()),
            wanted.awaiting() == null ? null : Awaiting.of(wanted.awaiting()),
            null,
            null,
            wanted.text(),
            Boolean.TRUE.equals(wanted.mine())),
        wanted.after(),
        wanted.limit() == null ? ROWS : wanted.limit());
  }

  /**
   * For the parameters of an address.
   *
   * @throws RuleViolation {@code application.search-in-address} for what is a person's number
   */
  static void requireOfNoPerson(String text) {
    if (text != null && SoughtCase.of(text).isPersonal()) {
      throw new RuleViolation(Problem.of("application.search-in-address", "text"));
    }
  }
}
