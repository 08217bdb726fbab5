package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.certbureau.system.Visitor.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.certbureau.console.Accounts;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.console.MachineAdmission;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.Eventually;
import org.certbureau.system.SharedBureau;
import org.certbureau.system.TokenJob;
import org.certbureau.system.Visitor;
import org.certbureau.system.soap.Bureau;
import org.certbureau.system.soap.BureauFault;
import org.certbureau.system.soap.CaseStatus;
import org.certbureau.system.soap.Field;
import org.certbureau.system.soap.Pair;
import org.certbureau.system.soap.Proof;
import org.certbureau.system.soap.Submission;
import org.certbureau.system.soap.Warning;
import org.certbureau.testing.OcspQuestions;
import org.certbureau.testing.OcspQuestions.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code bureau.jar} as it is started in an office. */
class BureauJarIT extends BureauAnswers {
  @RegisterExtension static final SharedBureau SHARED = new SharedBureau();
  @TempDir private Path home;
  private final BureauProcess bureau = SHARED.bureau();

  @Override
  public String url() {
    return bureau.url();
  }

  @Override
  public int brokerPort() {
    return bureau.brokerPort();
  }

  @Override
  public Accounts accounts() throws IOException {
    return bureau.accounts();
  }

  @Override
  public List<String> log() {
    return SHARED.start();
  }

  /** A listener that is changed after it was opened may stay closed: that is where one is told. */
  @Test
  void nothing_severe_is_logged_while_it_starts() {
    assertThat(SHARED.start()).isNotEmpty().noneMatch(line -> line.contains(" SEVERE "));
  }

  /** Threads of its own: it answers also where those of the doors are held. */
  @Test
  void health_is_told_at_a_listener_of_its_own_too() {
    Visitor watcher = new Visitor(bureau.healthUrl());
    HttpResponse<String> ready = watcher.get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(json(ready).at("/status").asText()).isEqualTo("UP");
    assertThat(watcher.post("/health/ready", "").statusCode()).isEqualTo(405);
    assertThat(watcher.get("/login.xhtml").statusCode()).isEqualTo(404);
  }

  /** Its folder is closed, and so is what lay in it as it became ready. */
  @Test
  void what_the_bureau_keeps_is_open_to_its_own_user_alone() throws Exception {
    for (String directory : List.of("", "db", "broker", "audit")) {
      assertThat(permissions(directory)).as(directory).isEqualTo("rwx------");
    }
    for (String file : List.of("accounts.txt", "db/bureau.mv.db", "audit/audit-key.pub")) {
      assertThat(permissions(file)).as(file).isEqualTo("rw-------");
    }
  }

  private String permissions(String kept) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(bureau.data().resolve(kept)));
  }

  /** The server would say 400 by itself, without a word; that it does not is a setting of ours. */
  @Test
  void a_body_that_nobody_asked_for_is_no_reason_to_say_nothing() throws Exception {
    HttpResponse<String> refused =
        visitor()
            .send(
                "DELETE",
                "/api/v1/applications",
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json",
                "Authorization",
                basic(acceptor()));
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(json(refused).at("/code").asText()).isEqualTo("web.refused-405");
  }

  /** The container would say, in a line of its own, only that somebody was. */
  @Test
  void who_was_not_allowed_something_is_told_once_with_where_from() throws Exception {
    int before = Files.readAllLines(bureau.log()).size();
    HttpResponse<String> refused =
        visitor().get("/api/v1/machines", "Authorization", basic(acceptor()));
    assertThat(refused.statusCode()).isEqualTo(403);
    String line =
        "not allowed (403): GET /api/v1/machines by %s from 127.0.0.1".formatted(acceptor().name());
    Eventually.holds("a line with who and where", () -> saidSince(before).contains(line));
    assertThat(saidSince(before).lines().filter(it -> it.endsWith(line))).hasSize(1);
    assertThat(saidSince(before)).doesNotContain("AccessLocalException");
  }

  private String saidSince(int lines) throws IOException {
    return Files.readAllLines(bureau.log()).stream().skip(lines).collect(Collectors.joining("\n"));
  }

  /** Each would be a failure of ours with three stacks. */
  @Test
  void twenty_callers_who_hang_up_in_the_midst_of_a_body_leave_no_word_in_the_log()
      throws Exception {
    String known = "Authorization: " + basic(acceptor());
    List<String> heads =
        List.of(
            "POST /api/v1/quotes\nContent-Type: application/json\nContent-Length: 1000\n" + known,
            "POST /api/v1/quotes\nContent-Type: application/json\nContent-Length: 99999\n" + known,
            "POST /ws/bureau\nContent-Type: text/xml\nTransfer-Encoding: chunked\n" + known,
            "POST /ocsp\nContent-Type: " + OcspAnswers.TYPE + "\nContent-Length: 1000",
            "POST /ocsp\nContent-Type: " + OcspAnswers.TYPE + "\nTransfer-Encoding: chunked");
    int before = Files.readAllLines(bureau.log()).size();
    for (int caller = 0; caller < 20; caller++) {
      URI at = URI.create(caller % 2 == 0 || caller % 5 < 3 ? url() : bureau.ocspUrl());
      hangUp(at, heads.get(caller % heads.size()));
    }
    List<String> log = Files.readAllLines(bureau.log());
    assertThat(log.subList(before, log.size()))
        .noneMatch(
            line -> line.contains(" SEVERE ") || line.contains("/error") || line.contains("EOF"))
        .noneMatch(line -> line.startsWith("\tat "));
  }

  /** Says no more after the beginning of a body, and waits until the door has noticed. */
  private static void hangUp(URI at, String head) throws IOException {
    try (Socket caller = new Socket(at.getHost(), at.getPort())) {
      String asked =
          head.replaceFirst("\n", " HTTP/1.1\nHost: " + at.getAuthority() + "\n")
              + "\n\n"
              + (head.contains("chunked") ? "3\n{\"a\n" : "{\"a");
      caller.getOutputStream().write(asked.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      caller.shutdownOutput();
      caller.getInputStream().readAllBytes();
    } catch (SocketException e) {
      assertThat(e).as("how a door may end it").hasMessageContaining("reset");
    }
  }

  @Test
  void what_came_in_by_soap_goes_out_by_soap_as_a_working_pair() throws Exception {
    Desks desks = bureau.desks(REGION);
    Bureau door = Soap.door(url(), basic(acceptor()));
    Submission submission = Soap.submission(new BureauClient(url(), acceptor()), REGION);
    String caseNumber = door.submit(submission, null).getCaseNumber();
    desks.onward(caseNumber);
    TokenJob.awaitDone(desks, caseNumber);
    assertThat(SHARED.station().program().isAlive()).isTrue();
    desks.deliver(caseNumber);
    assertThat(door.status(caseNumber, null).getState().getCode()).isEqualTo("CLOSED");

    List<Pair> pairs = door.certificate(caseNumber, null);
    assertThat(pairs).hasSize(1);
    Pair pair = pairs.get(0);
    assertThat(pair.getState()).isEqualTo("ACTIVE");
    assertThat(pair.getChip()).isNotBlank();
    assertThat(pair.getNotAfter().toGregorianCalendar().toZonedDateTime())
        .as("a year, to the day")
        .isEqualTo(pair.getNotBefore().toGregorianCalendar().toZonedDateTime().plusYears(1));

    OpenSsl openssl = new OpenSsl(Files.createDirectories(home.resolve("openssl")));
    Path issuer = openssl.pem("issuer", file("/ca/" + pair.getIssuer() + ".cer"));
    Path root = openssl.pem("root", file("/ca/root.cer"));
    assertThat(pair.getIssuerCertificate())
        .containsExactly(file("/ca/" + pair.getIssuer() + ".cer"), file("/ca/root.cer"));
    openssl.verifiesChain(root, issuer, openssl.pem("signing", pair.getSigning().getDer()));
    openssl.verifiesChain(root, issuer, openssl.pem("encryption", pair.getEncryption().getDer()));

    Sm2Certificate signing = Sm2Certificate.parse(pair.getSigning().getDer());
    byte[] question =
        OcspQuestions.about(
            OcspQuestions.id(
                Hash.SM3,
                Sm2Certificate.parse(file("/ca/" + pair.getIssuer() + ".cer")),
                signing.serialHex()));
    for (String way : List.of(url() + "/ocsp", bureau.ocspUrl(), bureau.ocspUrl() + "/ocsp")) {
      openssl.verifiesStatus(
          OcspAnswers.post(way, OcspAnswers.TYPE, question).body(), issuer, "good");
    }
    HttpResponse<String> status =
        visitor()
            .get(
                "/api/v1/certificates/%s/%s/status"
                    .formatted(pair.getIssuer(), signing.serialHex()),
                "Authorization",
                basic(acceptor()));
    assertThat(Visitor.json(status).at("/state").asText()).as(status.body()).isEqualTo("GOOD");
    isToldOfTheFirstCertificate(door, submission);
  }

  /** A-C23: by both doors alike, on the case and before it is begun; nothing is refused. */
  private void isToldOfTheFirstCertificate(Bureau door, Submission again) throws Exception {
    CaseStatus second = door.submit(again, "en");
    assertThat(second.getState().getCode()).isEqualTo("SUBMITTED");
    assertThat(second.getWarning()).hasSize(1);
    Warning soap = second.getWarning().get(0);
    assertThat(soap.getCode()).isEqualTo("application.second-certificate");
    assertThat(soap.getRule()).isEqualTo("A-C23");
    assertThat(soap.isReading()).isTrue();
    assertThat(soap.getCitation()).contains("提示后办理");
    JsonNode rest =
        json(visitor()
                .get(
                    "/api/v1/applications/" + second.getCaseNumber(),
                    "Authorization",
                    basic(acceptor())))
            .path("warnings");
    assertThat(rest).hasSize(1);
    assertThat(rest.at("/0/code").asText()).isEqualTo(soap.getCode());
    assertThat(rest.at("/0/field").asText()).isEqualTo("creditCode").isEqualTo(soap.getField());
    assertThat(rest.at("/0/rule").asText()).isEqualTo(soap.getRule());
    assertThat(rest.at("/0/reading").asBoolean()).isTrue();
    assertThat(rest.at("/0/sentence/en").asText()).isEqualTo(soap.getSentence());
    assertThat(rest.at("/0/sentence/zh").asText()).contains("该单位已有 1 张");

    String code =
        again.getField().stream()
            .filter(field -> field.getKey().equals("creditCode"))
            .map(Field::getValue)
            .findFirst()
            .orElseThrow();
    assertThat(door.find(code, REGION, "en").getOpening().getWarning())
        .extracting(Warning::getSentence)
        .containsExactly(soap.getSentence());
    assertThat(
            json(visitor()
                    .get(
                        "/api/v1/certificates/lines?text=" + code,
                        "Authorization",
                        basic(acceptor()),
                        "Accept-Language",
                        "en"))
                .at("/opening/warnings/0/sentence")
                .asText())
        .isEqualTo(soap.getSentence());
  }

  @Test
  void a_branch_sees_whose_token_signs_a_nonce_there_by_soap_and_by_rest_A_X6() throws Exception {
    Desks desks = bureau.desks(REGION);
    Bureau clerk = Soap.door(url(), basic(acceptor()));
    String caseNumber =
        clerk
            .submit(Soap.submission(new BureauClient(url(), acceptor()), REGION), null)
            .getCaseNumber();
    desks.onward(caseNumber);
    TokenJob.awaitDone(desks, caseNumber);
    Pair pair = clerk.certificate(caseNumber, null).get(0);

    Bureau yuelu = Soap.door(url(), bearer("proof-soap"));
    assertThat(yuelu.find(pair.getLine(), null, null).getLine()).isEmpty();
    Proof proof = new Proof();
    proof.setSerial(pair.getSigning().getSerial());
    proof.setNonce(yuelu.nonce(null).getNonce());
    proof.setSignature(signedByTheToken(pair, proof.getNonce()));
    assertThat(yuelu.prove(proof, null).getLine()).isEqualTo(pair.getLine());
    assertThat(yuelu.find(pair.getLine(), null, null).getLine()).hasSize(1);
    assertThat(catchThrowableOfType(BureauFault.class, () -> yuelu.status(caseNumber, "en")))
        .as("the case is who began it's")
        .isNotNull();
    BureauFault twice = catchThrowableOfType(BureauFault.class, () -> yuelu.prove(proof, "en"));
    assertThat(twice.getFaultInfo().getProblem().get(0).getCode())
        .isEqualTo("certificate.nonce-used");

    String kaifu = bearer("proof-rest");
    String path = "/api/v1/certificates/lines?text=" + pair.getLine();
    assertThat(json(visitor().get(path, "Authorization", kaifu)).at("/lines")).isEmpty();
    String nonce = json(asked("nonces", "", kaifu)).at("/nonce").asText();
    String signature = Base64.getEncoder().encodeToString(signedByTheToken(pair, nonce));
    String body =
        "{\"serial\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\"}"
            .formatted(pair.getEncryption().getSerial(), nonce, signature);
    HttpResponse<String> refused = asked("proofs", body, kaifu);
    assertThat(refused.statusCode()).as("the text names the other serial").isEqualTo(422);
    assertThat(json(refused).at("/code").asText()).isEqualTo("certificate.proof-refused");
    String another = json(asked("nonces", "", kaifu)).at("/nonce").asText();
    HttpResponse<String> proved =
        asked(
            "proofs",
            "{\"serial\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                    pair.getSigning().getSerial(),
                    another,
                    Base64.getEncoder().encodeToString(signedByTheToken(pair, another))),
            kaifu);
    assertThat(json(proved).at("/line").asText()).as(proved.body()).isEqualTo(pair.getLine());
    assertThat(json(visitor().get(path, "Authorization", kaifu)).at("/lines")).hasSize(1);
  }

  /** What an administrator gives a branch's system. */
  private String bearer(String name) throws Exception {
    return "Bearer "
        + MachineAdmission.admit(url(), accounts(), Map.of("name", name, "region", REGION));
  }

  private HttpResponse<String> asked(String what, String body, String authorization) {
    return visitor()
        .post(
            "/api/v1/certificates/" + what,
            body,
            "Content-Type",
            "application/json",
            "Authorization",
            authorization);
  }

  /** As its holder does, with the PIN of the slip. */
  private static byte[] signedByTheToken(Pair pair, String nonce) throws Exception {
    StationHome station = new StationHome(SHARED.station().directory());
    Path slip;
    try (Stream<Path> slips = Files.list(station.slips())) {
      slip =
          slips
              .filter(file -> file.getFileName().toString().startsWith(pair.getChip()))
              .findFirst()
              .orElseThrow();
    }
    Matcher pin = Pattern.compile("初始用户口令 (\\S+)").matcher(Files.readString(slip));
    assertThat(pin.find()).isTrue();
    SoftTokenDriver driver =
        SoftTokenDriver.inFiles(station.tokens(), StationKeys.read(station).softTokens());
    driver.present(pair.getChip());
    SmartToken token = driver.token(pair.getChip());
    String container = token.containers().get(0).container();
    try (SmartToken.Session session = token.logIn(Pin.of(pin.group(1)))) {
      return session
          .container(container)
          .sign(
              "certbureau line proof v1\n%s\n%s\n"
                  .formatted(nonce, pair.getSigning().getSerial())
                  .getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void the_listener_for_ocsp_says_what_its_door_says_and_is_as_strict() throws Exception {
    Sm2Certificate root = Sm2Certificate.parse(file("/ca/root.cer"));
    byte[] question = OcspQuestions.about(OcspQuestions.id(Hash.SHA_256, root, root.serialHex()));
    String base64 =
        URLEncoder.encode(Base64.getEncoder().encodeToString(question), StandardCharsets.US_ASCII);

    HttpResponse<byte[]> answer = OcspAnswers.get(bureau.ocspUrl() + "/" + base64);
    assertThat(new OCSPResp(answer.body()).getStatus()).isEqualTo(OCSPRespBuilder.SUCCESSFUL);
    assertThat(Visitor.header(answer, "Cache-Control")).startsWith("max-age=60");
    assertThat(new OCSPResp(OcspAnswers.get(bureau.ocspUrl() + "/garbage").body()).getStatus())
        .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
    assertThat(OcspAnswers.post(bureau.ocspUrl(), "text/plain", question).statusCode())
        .isEqualTo(415);
    assertThat(OcspAnswers.post(bureau.ocspUrl(), OcspAnswers.TYPE, new byte[70_000]).statusCode())
        .isEqualTo(413);
    assertThat(
            new Visitor(bureau.ocspUrl())
                .send("DELETE", "/", HttpRequest.BodyPublishers.noBody())
                .statusCode())
        .isEqualTo(405);
  }

  private byte[] file(String path) throws Exception {
    return visitor().getBytes(path);
  }
}
