package org.certbureau.testing.contract;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** A bean of one role, with methods that say otherwise. */
@Stateless
@RolesAllowed(Door.ACCEPTOR)
public class Door {
  public static final String ACCEPTOR = "ACCEPTOR";
  public static final String REVIEWER = "REVIEWER";

  @Resource private SessionContext session;

  public String ofTheBean() {
    return "open";
  }

  @RolesAllowed(REVIEWER)
  public String ofReviewers() {
    return "open";
  }

  @PermitAll
  public String ofAll() {
    return "open";
  }

  @DenyAll
  public String ofNobody() {
    return "open";
  }

  /** Through this very object, where no container stands between. */
  @PermitAll
  public String ofReviewersFromWithin() {
    return ofReviewers();
  }

  public boolean callerIs(String role) {
    return session.isCallerInRole(role);
  }
}
