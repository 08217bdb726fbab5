package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFiles;
import org.certbureau.certificate.PairView;
import org.certbureau.crypto.Pem;
import org.certbureau.issuance.MakerDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.station.JobView;
import org.certbureau.station.ProductionDesk;

/** What was made, and is being made, for an application. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProductionResource {
  @EJB private ProductionDesk production;
  @EJB private MakerDesk maker;
  @EJB private PairDesk pairs;

  /** A reason, as the next reader sees it. */
  public record Reason(String reason) {}

  /**
   * A pair with its bytes.
   *
   * @param signingCertificate PEM
   * @param encryptionCertificate PEM
   */
  public record Certificates(
      PairView pair, String signingCertificate, String encryptionCertificate) {}

  @GET
  @Path("jobs")
  public List<JobView> jobs(@QueryParam("limit") @DefaultValue("50") int limit) {
    return production.recent(limit);
  }

  @GET
  @Path("applications/{caseNumber}/jobs")
  public List<JobView> jobsOf(@PathParam("caseNumber") String caseNumber) {
    return production.ofCase(CaseNumber.of(caseNumber));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Path("applications/{caseNumber}/jobs/{job}/abandonment")
  public void abandon(
      @PathParam("caseNumber") String caseNumber, @PathParam("job") String job, Reason reason) {
    maker.abandon(CaseNumber.of(caseNumber), job, reason.reason());
  }

  /** All pairs ever made for the application, the newest first. */
  @GET
  @Path("applications/{caseNumber}/certificates")
  public List<Certificates> certificates(@PathParam("caseNumber") String caseNumber) {
    return pairs.ofCase(CaseNumber.of(caseNumber)).stream().map(this::withFiles).toList();
  }

  /** The request by which the token of a job proved that it holds its key: PKCS#10, PEM. */
  @GET
  @Produces("application/x-pem-file")
  @Path("jobs/{job}/request.p10")
  public String request(@PathParam("job") String job) {
    return Pem.write("CERTIFICATE REQUEST", production.request(job));
  }

  private Certificates withFiles(PairView pair) {
    PairFiles files = pairs.files(pair.job());
    return new Certificates(
        pair,
        Pem.write("CERTIFICATE", files.signing()),
        Pem.write("CERTIFICATE", files.encryption()));
  }
}
