package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.proof.FreshNonce;
import org.certbureau.certificate.proof.ProofDesk;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** A branch's system shows that a certificate's holder is with it; docs/line-proofs.md has how. */
@Path("/certificates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LineProofsResource {
  private static final String SIGNATURE = "signature";

  @EJB private ProofDesk desk;

  /**
   * What the holder's token has signed.
   *
   * @param serial of a certificate of the pair that is on the token
   * @param signature DER in Base64
   */
  public record LineProof(
      @Schema(description = "Serial number of the certificate on the token, hexadecimal")
          String serial,
      @Schema(description = "As it was given out") String nonce,
      @Schema(
              description =
                  "SM2 with SM3, identity 1234567812345678, DER in Base64: over the lines"
                      + " 'certbureau line proof v1', nonce, serial (capitals, two digits an"
                      + " octet), each ended by a line feed, in ASCII")
          String signature) {}

  @POST
  @Path("nonces")
  @Operation(
      summary = "A nonce for the holder's token to sign",
      description = "For one proof, by the branch's system that asks, within five minutes.")
  public FreshNonce nonce() {
    return desk.nonce();
  }

  @POST
  @Path("proofs")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Shows that a certificate's holder is there",
      description =
          "The branch's system sees the certificate from then on. A certificate that is not there"
              + " and a signature that does not hold are refused in the same words.")
  public PairView prove(LineProof proof) {
    return desk.prove(proof.serial(), proof.nonce(), der(proof.signature()));
  }

  private static byte[] der(String base64) {
    try {
      return base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new RuleViolation(Problem.of("web.not-base64", SIGNATURE, SIGNATURE));
    }
  }
}
