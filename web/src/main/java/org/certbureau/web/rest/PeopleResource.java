package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.certbureau.staff.people.Duty;
import org.certbureau.staff.people.PeopleDesk;
import org.certbureau.staff.people.PeopleFilter;
import org.certbureau.staff.people.PersonOutcome;
import org.certbureau.staff.people.PersonSheet;
import org.certbureau.staff.people.PersonState;
import org.certbureau.staff.people.PersonView;
import org.certbureau.work.Page;

/**
 * The people who work here: administrators of the whole house let them in and out. What takes two
 * of them is answered by 202 and a request, see {@code /staff-requests}.
 */
@Path("/people")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {
  private static final int MOST = 200;

  @EJB private PeopleDesk desk;

  /**
   * Somebody who is to come in.
   *
   * @param name of the account
   * @param displayName what people call them
   * @param desk code of the desk where they sit; left out, at none
   * @param duties every role with the region that it is held for, {@code *} for an administrator
   */
  public record NewPerson(String name, String displayName, String desk, List<Duty> duties) {}

  /**
   * What is so from now on.
   *
   * @param displayName what people call them
   * @param desk code of the desk where they sit; left out, at none
   * @param duties every role with the region that it is held for; what is not among them is taken
   */
  public record ChangedPerson(String displayName, String desk, List<Duty> duties) {}

  @GET
  @Operation(
      summary = "A page in the order of account names",
      description = "after is the last name of the page before.")
  public List<PersonView> page(
      @Parameter(description = "How an account's name begins, or part of a person's")
          @QueryParam("text")
          String text,
      @QueryParam("role") String role,
      @Parameter(description = "Six digits, or * for the whole house") @QueryParam("region")
          String region,
      @QueryParam("state") PersonState state,
      @Parameter(description = "A day: whose last login was before it, or who never came")
          @QueryParam("notSince")
          String notSince,
      @QueryParam("after") String after,
      @Parameter(schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    return desk.page(
        new PeopleFilter(text, role, region, state, Moments.day("notSince", notSince)),
        after,
        Page.size(limit, MOST));
  }

  @GET
  @Path("{name}")
  public PersonView one(@PathParam("name") String name) {
    return desk.of(name);
  }

  @POST
  @Operation(
      summary = "Lets somebody in",
      description =
          "The password is told this once and opens nothing but its change. A reviewer or an"
              + " administrator takes two: 202 and the request.")
  public Response create(NewPerson person) {
    return told(
        desk.create(
            person.name(), new PersonSheet(person.displayName(), person.desk(), person.duties())),
        Response.Status.CREATED);
  }

  @PUT
  @Path("{name}")
  @Operation(
      summary = "Says what somebody is called and may do",
      description = "Adding the role of a reviewer or an administrator takes two: 202.")
  public Response change(@PathParam("name") String name, ChangedPerson person) {
    return told(
        desk.change(name, new PersonSheet(person.displayName(), person.desk(), person.duties())),
        Response.Status.OK);
  }

  @POST
  @Path("{name}/password")
  @Operation(
      summary = "Gives somebody another password",
      description = "Told this once; of a reviewer or an administrator it takes two: 202.")
  public Response resetPassword(@PathParam("name") String name) {
    return told(desk.resetPassword(name), Response.Status.OK);
  }

  @DELETE
  @Path("{name}")
  @Operation(
      summary = "Disables the account",
      description = "Takes effect at the person's next request. Said again it changes nothing.")
  public PersonView disable(@PathParam("name") String name) {
    return desk.disable(name);
  }

  @POST
  @Path("{name}/enable")
  @Operation(summary = "Opens a disabled account again, with its password and duties of before")
  public PersonView enable(@PathParam("name") String name) {
    return desk.enable(name);
  }

  @POST
  @Path("{name}/unlock")
  @Operation(summary = "Forgets the wrong passwords that were typed for somebody")
  public PersonView unlock(@PathParam("name") String name) {
    return desk.unlock(name);
  }

  private static Response told(PersonOutcome outcome, Response.Status done) {
    return Response.status(outcome.request() == null ? done : Response.Status.ACCEPTED)
        .entity(outcome)
        .build();
  }
}
