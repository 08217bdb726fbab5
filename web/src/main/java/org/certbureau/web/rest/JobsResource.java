package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.certbureau.crypto.Pem;
import org.certbureau.station.JobView;
import org.certbureau.station.ProductionDesk;

/** What the stations of the caller's regions are at. */
@Path("/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {
  @EJB private ProductionDesk production;

  /** Open jobs first, then the latest that ended. */
  @GET
  public List<JobView> recent(
      @Parameter(schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    return production.recent(limit);
  }

  /** The request by which the token of a job proved that it holds its key: PKCS#10, PEM. */
  @GET
  @Produces("application/x-pem-file")
  @Path("{job}/request.p10")
  public String request(@PathParam("job") String job) {
    return Pem.write("CERTIFICATE REQUEST", production.request(job));
  }
}
