package org.certbureau.station.program;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.soft.SoftTokenDriver;

/** A station's directory, ready to run, with a broker and the bureau at its other end. */
final class EnrolledStation implements AutoCloseable {
  private final StationHome home;
  private final TestBroker broker;
  private final BureauEnd end;

  EnrolledStation(Path directory, TestBureau bureau, String code) throws Exception {
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
