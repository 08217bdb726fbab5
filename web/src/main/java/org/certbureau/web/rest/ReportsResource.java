package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.certbureau.kernel.RegionCode;
import org.certbureau.recovery.RecoveryEntry;
import org.certbureau.region.business.Service;
import org.certbureau.report.BusinessReport;
import org.certbureau.report.BusinessTable;
import org.certbureau.report.RecoveryReportDesk;
import org.certbureau.report.ReportFilter;
import org.certbureau.web.door.Languages;

/**
 * Reports, for auditors. A period goes from one day to another, both included; without days it is
 * the last seven.
 */
@Path("/reports")
@RequestScoped
public class ReportsResource {
  private static final int DAYS_BEFORE = 6;

  @EJB private BusinessReport business;
  @EJB private RecoveryReportDesk recoveries;
  @Context private HttpServletRequest request;

  /** Business by day, region, desk and service. */
  @GET
  @Path("business")
  @Produces(MediaType.APPLICATION_JSON)
  public BusinessTable business(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("region") String region,
      @QueryParam("service") String service,
      @QueryParam("desk") String desk) {
    return business.table(filter(from, to, region, service, desk), Languages.of(request));
  }

  /** The same for a spreadsheet. */
  @GET
  @Path("business.csv")
  @Produces("text/csv;charset=UTF-8")
  public Response businessCsv(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("region") String region,
      @QueryParam("service") String service,
      @QueryParam("desk") String desk) {
    ReportFilter filter = filter(from, to, region, service, desk);
    return Response.ok(business.csv(filter, Languages.of(request)))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"business-%s-%s.csv\"".formatted(filter.from(), filter.to()))
        .build();
  }

  /** Every key that was to come back, what officers said of it, and how it ended. */
  @GET
  @Path("key-recoveries")
  @Produces(MediaType.APPLICATION_JSON)
  public List<RecoveryEntry> recoveries(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("region") String region) {
    return recoveries.entries(filter(from, to, region, null, null));
  }

  private ReportFilter filter(String from, String to, String region, String service, String desk) {
    LocalDate last = Moments.day("to", to);
    LocalDate first = Moments.day("from", from);
    if (last == null) {
      last = business.today();
    }
    return new ReportFilter(
        first == null ? last.minusDays(DAYS_BEFORE) : first,
        last,
        region == null || region.isBlank() ? null : RegionCode.of(region),
        service == null || service.isBlank() ? null : Service.of(service),
        desk);
  }
}
