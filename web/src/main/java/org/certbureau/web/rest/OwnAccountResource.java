package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.certbureau.staff.OwnAccountDesk;
import org.certbureau.web.door.RemoteAddress;

/** What people see to themselves. */
@Path("/me")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OwnAccountResource {
  @EJB private OwnAccountDesk desk;
  @Context private HttpServletRequest request;

  /**
   * A password in the place of another.
   *
   * @param current the one that the caller has
   * @param chosen the new one: at least twelve characters, and none that is guessed first
   */
  public record PasswordChange(String current, String chosen) {}

  /**
   * Changes the caller's password; all other logins of theirs end. The only operation that is open
   * to whoever has a password that somebody else set.
   */
  @POST
  @Path("password")
  public void changePassword(PasswordChange change) {
    desk.changePassword(change.current(), change.chosen(), RemoteAddress.of(request));
  }
}
