package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Has a station let in by the administrator and writes down what it needs to work. */
public final class StationEnrolment {
  private StationEnrolment() {}

  /**
   * {@code --url --region --dir --code --broker HOST:PORT}, {@code --desk} where it stands at one,
   * and who asks as {@link SignIn} has it; the station's own {@code enrol} has written {@code
   * DIR/request.pem} before.
   */
  static int perform(Options options) throws IOException, InterruptedException {
    enrol(
        new BureauClient(options.required("url"), SignIn.as(options, Accounts::administrator)),
        options.required("region"),
        options.required("code"),
        options.required("broker"),
        options.or("desk", ""),
        Path.of(options.required("dir")));
    return 0;
  }

  /**
   * @param code the station's name of its own
   * @param broker where the station reaches the broker, {@code HOST:PORT}
   * @param desk code of the desk where it stands; empty for none
   * @param dir the station's directory, with its {@code request.pem}
   */
  public static void enrol(
      BureauClient administrator, String region, String code, String broker, String desk, Path dir)
      throws IOException, InterruptedException {
    JsonNode enrolment =
        administrator.post(
            "/stations",
            Map.of(
                "request", Files.readString(dir.resolve("request.pem")),
                "region", region,
                "name", code,
                "desk", desk));
    Path password = dir.resolve("broker-password");
    Files.deleteIfExists(password);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, enrolment.path("brokerPassword").asText());
    Files.writeString(dir.resolve("bureau.pem"), enrolment.path("bureauKey").asText());
    // last, by a rename: while it is missing the station counts as not enrolled
    Path fresh = dir.resolve("station.properties.new");
    Files.writeString(
        fresh,
        """
        code=%s
        broker=%s
        login=%s
        password-file=broker-password
        bureau-key=bureau.pem
        """
            .formatted(
                enrolment.path("code").asText(), broker, enrolment.path("brokerLogin").asText()),
        StandardCharsets.UTF_8);
    Files.move(fresh, dir.resolve("station.properties"), StandardCopyOption.ATOMIC_MOVE);
  }
}
