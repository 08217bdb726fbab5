package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.Policy;

/** The regions that are served, and what each asks for. */
@Path("/regions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegionsResource {
  @EJB private PolicyDesk policies;

  @GET
  public List<RegionCode> regions() {
    return policies.regions();
  }

  /** The policy in force today, whole. */
  @GET
  @Path("{region}/policy")
  public Policy policy(@PathParam("region") String region) {
    return policies.inForce(RegionCode.of(region));
  }
}
