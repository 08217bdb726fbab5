package org.certbureau.station.program;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;

/** A station's directory, ready to run, with a broker and the bureau at its other end. */
final class EnrolledStation implements AutoCloseable {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:03:04Z"), ZoneOffset.UTC);
  private static final Pattern ON_SLIP = Pattern.compile("初始用户口令 +(\\S+)");

  private final String code;
  private final StationHome home;
  private final TestBroker broker;
  private final BureauEnd end;

  EnrolledStation(Path directory, TestBureau bureau, String code) throws Exception {
    this.code = code;
    home = new StationHome(directory.resolve("station"));
    Path request = directory.resolve("request.pem");
    Commands.enrol(home, code, request);
    broker = new TestBroker(directory.resolve("broker"), code, Map.of());
    EnrolmentRequest enrolled = EnrolmentRequest.read(Files.readString(request, US_ASCII));
    end = new BureauEnd(broker.port(), "", code, bureau.key.privateKey(), enrolled.key());
    Files.writeString(
        home.directory().resolve("bureau.pem"), BureauKeyFile.write(bureau.key.publicKey()));
    Files.writeString(home.directory().resolve("password"), "fictional\n");
    Files.writeString(
        home.directory().resolve("station.properties"),
        """
        code=%s
        broker=127.0.0.1:%d
        login=station-test
        password-file=password
        bureau-key=bureau.pem
        """
            .formatted(code, broker.port()));
  }

  StationHome home() {
    return home;
  }

  TestBroker broker() {
    return broker;
  }

  BureauEnd end() {
    return end;
  }

  /** A token that was made here, by the station's own keys. */
  HolderToken issued(TestBureau bureau, String chip) throws Exception {
    home.create();
    StationCore core =
        StationCore.inFiles(home, code, StationKeys.read(home).master(), driver(), CLOCK);
    return HolderToken.issued(core, () -> pinOnSlip(chip, "issue-" + chip), driver(), bureau, chip);
  }

  Pin pinOnSlip(String chip, String job) throws IOException {
    Path slip = home.slips().resolve(chip + "-" + job + ".txt");
    Matcher pin = ON_SLIP.matcher(Files.readString(slip));
    assertThat(pin.find()).isTrue();
    return Pin.of(pin.group(1));
  }

  /** Its rack and reader, as another program sees them. */
  SoftTokenDriver driver() throws Exception {
    return SoftTokenDriver.inFiles(home.tokens(), StationKeys.read(home).softTokens());
  }

  @Override
  public void close() throws Exception {
    end.close();
    broker.close();
  }
}
