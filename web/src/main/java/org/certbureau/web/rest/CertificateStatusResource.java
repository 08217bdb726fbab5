package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.certbureau.ca.ocsp.CertificateStatus;
import org.certbureau.ca.ocsp.StatusDesk;

/** What became of a certificate, as OCSP tells it. */
@Path("/certificates/{issuer}/{serial}/status")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CertificateStatusResource {
  @EJB private StatusDesk desk;

  @GET
  public CertificateStatus status(
      @PathParam("issuer") String issuer, @PathParam("serial") String serial) {
    return desk.status(issuer, serial);
  }
}
