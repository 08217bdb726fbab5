package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.console.Accounts;
import org.certbureau.console.Accounts.Account;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Readiness;
import org.certbureau.system.Eventually;
import org.certbureau.system.Ports;
import org.certbureau.system.Program;
import org.certbureau.system.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code ./run} of the checkout, as somebody types it who has just cloned it. */
class RunIT {
  private static final String RECOVERY = "KEY_RECOVERY";
  private static final Path RUN = Path.of("../../run").toAbsolutePath().normalize();
  private static final Path POLICIES = Path.of("../../db/src/main/resources/db/policies");
  private static final List<String> ROLES =
      List.of(
          "ACCEPTOR",
          "AUDITOR",
          "CASHIER",
          "MAKER",
          "REVIEWER",
          "RECOVERY_OFFICER",
          "RECOVERY_OFFICER",
          "RECOVERY_OFFICER");
  private static final List<String> LEFT_BEHIND =
      List.of(
          "root.pem",
          "ca.pem",
          "signing.pem",
          "encryption.pem",
          "token.p10",
          "crl.der",
          "delta.der",
          "ocsp.der",
          "receipt.pdf");

  private static final String NOTHING = "0.00";
  private static final int SIGINT = 2;

  /** As the bureau itself ends where it refuses a start. */
  private static final int CANNOT_START = 78;

  @TempDir Path home;

  private Path data;
  private int port;

  @Test
  void a_checkout_runs_shows_what_it_can_do_and_keeps_what_it_did() throws Exception {
    data = home.resolve("data");
    port = Ports.inARow(4);

    Path log = home.resolve("first.log");
    Program bureau = start(log);
    List<String> caseNumbers = new ArrayList<>();
    try (bureau) {
      // a demonstration that comes while the stations are still being founded waits for them
      assertThat(Readiness.await(url(), Eventually.PATIENCE, bureau::isAlive)).isEmpty();
      caseNumbers.add(
          demonstration(
              "430100",
              List.of("--applications", "2", "--service", "SUSPEND"),
              "750.00",
              "revoked",
              "Certificate Hold"));
      caseNumbers.add(
          demonstration(
              "430100",
              List.of("--service", "RESUME", "--applications", "2"),
              "750.00",
              "good",
              "Remove From CRL"));
      caseNumbers.add(aLossIsReplaced("430100", "200.00", "CS-F6"));
      caseNumbers.add(aCertificateIsRenewedRightAfterItWasMade("430100", "300.00", "CS-F4"));
      caseNumbers.add(aChangeIsWrittenToTheHoldersToken("430100", "200.00", "CS-F5"));
      caseNumbers.add(aDamageIsReplaced("430100", NOTHING, "CS-F7"));
      caseNumbers.add(anotherPinIsSetOnTheHoldersToken("430100", NOTHING, "CS-F8"));
      awaitReady(bureau, log);
      whatIsKeptIsOpenToOneUserAlone();
      aSecondStartLeavesTheDataOfTheFirstAlone();
      accountsAreOnePerRoleAndRegionThreeOfficersAndTwoAdministrators(log);
      caseNumbers.add(
          demonstration(
              "440000",
              List.of("--years", "3", "--service", "REVOKE"),
              "700.00",
              "revoked",
              "Cessation Of Operation"));
      caseNumbers.add(aLossIsReplaced("440000", "100.00", "GD-F3"));
      caseNumbers.add(aCertificateIsRenewedRightAfterItWasMade("440000", "200.00", "GD-F1"));
      caseNumbers.add(aChangeIsWrittenToTheHoldersToken("440000", "20.00", "GD-F4"));
      caseNumbers.add(aDamageIsReplaced("440000", "100.00", "GD-F3"));
      caseNumbers.add(anotherPinIsSetOnTheHoldersToken("440000", "20.00", "GD-F5"));
      caseNumbers.add(aDecryptionKeyComesBack("440000", "100.00"));
      aNewPolicyIsEnteredAndWaitsForASecondAdministrator();
      assertThat(said("audit-verify")).startsWith("intact: ");
      whatARegionNeverOffersEndsWithItsRule();
      bothProgramsEndWith(bureau);
    }
    assertThat(said("audit-verify")).as("without a running bureau").startsWith("intact: ");
    new AuditByHand(RUN, port, data, home).everythingIsNamed();

    Path again = home.resolve("again.log");
    Path accounts = Files.copy(data.resolve("accounts.txt"), home.resolve("accounts-before"));
    try (Program second = start(again, "--no-station")) {
      awaitReady(second, again);
      assertThat(data.resolve("accounts.txt")).hasSameTextualContentAs(accounts);
      theClassesOfTheFirstRunAreInUse(second);
      for (String caseNumber : caseNumbers) {
        JsonNode kept = clerkOf(caseNumber).get("/applications/" + caseNumber);
        assertThat(kept.at("/state").asText()).as(kept.toString()).isEqualTo("CLOSED");
      }
    }
    atTakenPortsItSaysSoAndEnds();
    withRenewalsOpenedEarlyItIsADemonstrationOrEnds();
    withAnotherMasterKeyItSaysSoAndEnds();
  }

  /** The signal of Ctrl-C is given back: a parent without a terminal may have it switched off. */
  private Program start(Path log, String... options) throws Exception {
    return Program.start(
        log, Map.of(), command(List.of("env", "--default-signal=INT"), List.of(options)));
  }

  private String said(String command, String... options) throws Exception {
    Path log = Files.createTempFile(home, command, ".log");
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(options));
    Program.run(log, Map.of(), command(List.of(), words));
    return Files.readString(log);
  }

  private List<String> command(List<String> before, List<String> words) {
    return Stream.of(
            before,
            List.of(RUN.toString()),
            words,
            List.of("--port", String.valueOf(port), "--data", data.toString()))
        .flatMap(List::stream)
        .toList();
  }

  private String url() {
    return "http://localhost:" + port;
  }

  private void awaitReady(Program bureau, Path log) throws Exception {
    bureau.await(
        "a line that says ready", () -> Files.readAllLines(log).contains("ready " + url() + "/"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demo --region 110000 | the demonstration has no region 110000; there are 430100 440000",
        "demo --region 长沙 | the demonstration has no region 长沙",
        "demo --years 0 | --years needs a positive number, not 0",
        "demo --applications many | --applications needs a positive number, not many",
        "demo --service TAX_KEY | the demonstration shows no service TAX_KEY",
        "--region 430100 | --region goes with ./run demo"
      })
  void what_cannot_be_is_refused_before_anything_starts(String words, String said)
      throws Exception {
    Path log = home.resolve("words.log");
    Path untouched = home.resolve("untouched");
    List<String> command =
        Stream.of(
                Stream.of(RUN.toString()),
                Stream.of(words.split(" ")),
                Stream.of("--data", untouched.toString()))
            .flatMap(each -> each)
            .toList();
    try (Program refused = Program.start(log, Map.of(), command)) {
      assertThat(refused.awaitEnd()).isEqualTo(2);
    }
    assertThat(log).content().contains(said);
    assertThat(untouched).doesNotExist();
    assertThat(home.resolve("untouched.master-key")).doesNotExist();
    Files.delete(log);
  }

  private void aSecondStartLeavesTheDataOfTheFirstAlone() throws Exception {
    Path log = home.resolve("refused.log");
    List<String> elsewhere =
        List.of(RUN.toString(), "--port", String.valueOf(port + 1), "--data", data.toString());
    try (Program second = Program.start(log, Map.of(), elsewhere)) {
      assertThat(second.awaitEnd()).isEqualTo(CANNOT_START);
    }
    assertThat(log).content().contains("in use by a bureau at port " + port);
  }

  private void whatIsKeptIsOpenToOneUserAlone() throws Exception {
    List<Path> kept = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data)) {
      files.filter(file -> !file.startsWith(data.resolve("payara"))).forEach(kept::add);
    }
    assertThat(kept)
        .isNotEmpty()
        .filteredOn(Files::exists)
        .allSatisfy(
            file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .endsWith("------"));
  }

  private void atTakenPortsItSaysSoAndEnds() throws Exception {
    for (int taken : new int[] {port, port + 1}) {
      Path log = home.resolve("taken-" + taken + ".log");
      try (ServerSocket another = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress());
          Program third = start(log, "--no-station")) {
        assertThat(third.awaitEnd()).isEqualTo(CANNOT_START);
        assertThat(log).content().contains("port " + another.getLocalPort() + " is taken");
      }
    }
  }

  private void withRenewalsOpenedEarlyItIsADemonstrationOrEnds() throws Exception {
    Path log = home.resolve("no-demonstration.log");
    Map<String, String> settings = Map.of("BUREAU_DEMO", "false", "BUREAU_DEMO_RENEWAL_DAYS", "30");
    try (Program third =
        Program.start(log, settings, command(List.of(), List.of("--no-station")))) {
      assertThat(third.awaitEnd()).isEqualTo(CANNOT_START);
    }
    assertThat(log).content().contains("BUREAU_DEMO_RENEWAL_DAYS is 30, but only a demonstration");
  }

  private void withAnotherMasterKeyItSaysSoAndEnds() throws Exception {
    Files.delete(home.resolve("data.master-key"));
    Path log = home.resolve("another-key.log");
    try (Program third = start(log, "--no-station")) {
      assertThat(third.awaitEnd()).isEqualTo(CANNOT_START);
    }
    assertThat(log).content().contains("the bureau did not start: ").contains("master key");
  }

  private void accountsAreOnePerRoleAndRegionThreeOfficersAndTwoAdministrators(Path log)
      throws Exception {
    Path file = data.resolve("accounts.txt");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readAllLines(file))
        .allMatch(line -> line.matches("[a-z0-9-]+ \\S{12,} [A-Z_]+ (\\d{6}|\\*)"))
        .isSubsetOf(Files.readAllLines(log));
    List<Account> all = Accounts.read(file).all();
    assertThat(all).filteredOn(account -> account.region().equals("*")).hasSize(2);
    assertThat(all)
        .filteredOn(account -> account.region().equals("*"))
        .extracting(Account::role)
        .containsOnly("ADMIN");
    for (String region : List.of("430100", "440000")) {
      assertThat(all)
          .filteredOn(account -> account.region().equals(region))
          .extracting(Account::role)
          .containsExactlyInAnyOrderElementsOf(ROLES);
    }
  }

  /**
   * One application from the counter to the burned token, and somebody else's opinion of it.
   *
   * @param reason what the list of changes says of both certificates in the end; null for nothing
   * @return its case number
   */
  private String demonstration(
      String region, List<String> options, String total, String status, String reason)
      throws Exception {
    String name = region + String.join("", options) + reason;
    Path out = home.resolve("out-" + name);
    List<String> words = new ArrayList<>(List.of("--region", region, "--out", out.toString()));
    words.addAll(options);
    String told = said("demo", words.toArray(String[]::new));
    assertThat(told)
        .contains(total.equals(NOTHING) ? "不收费" : "刷卡 " + total + " 元")
        .contains("依据 ")
        .contains("DONE");

    List<String> left = new ArrayList<>(LEFT_BEHIND);
    boolean replaced =
        options.stream().anyMatch(one -> one.matches("RENEW|CHANGE|REISSUE_.*|KEY_RECOVERY"));
    if (replaced) {
      left.addAll(List.of("old-signing.pem", "old-encryption.pem"));
    }
    if (options.contains(RECOVERY)) {
      left.addAll(List.of("recovered-for.pem", "message.der", "message-opened.txt"));
    }
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(left);
    }
    assertThat(out.resolve("receipt.pdf")).binaryContent().startsWith('%', 'P', 'D', 'F');
    OpenSsl openssl = new OpenSsl(Files.createDirectories(home.resolve("openssl-" + name)));
    Path root = out.resolve("root.pem");
    Path issuer = out.resolve("ca.pem");
    openssl.verifiesChain(root, issuer, out.resolve("signing.pem"));
    openssl.verifiesChain(root, issuer, out.resolve("encryption.pem"));
    openssl.verifiesRequest(out.resolve("token.p10"), out.resolve("signing.pem"));
    openssl.verifiesRevocationList(out.resolve("crl.der"), issuer);
    openssl.verifiesRevocationList(out.resolve("delta.der"), issuer);
    openssl.tellTheSame(out.resolve("crl.der"), out.resolve("delta.der"));
    String listed = replaced ? "old-" : "";
    for (String certificate :
        reason == null ? List.<String>of() : List.of("signing.pem", "encryption.pem")) {
      openssl.isListed(out.resolve(listed + certificate), out.resolve("delta.der"), reason);
    }
    openssl.verifiesStatus(Files.readAllBytes(out.resolve("ocsp.der")), issuer, status);
    if (replaced) {
      whatWasReplacedIsTold(told, total, reason, options);
    }
    return told.lines()
        .filter(line -> line.startsWith("受理号 "))
        .map(line -> line.split(" ")[1])
        .findFirst()
        .orElseThrow(() -> new AssertionError(told));
  }

  /** The last lines: both ends, what became of the pair before, what was charged by which rule. */
  private static void whatWasReplacedIsTold(
      String told, String total, String reason, List<String> options) {
    Matcher last =
        Pattern.compile(
                """
                止期　原 (\\S+)，新 (\\d{4}-\\d\\d-\\d\\d)(（不变）)?
                原来的一对　[A-Z]+（(\\w+)），芯片 ([0-9A-F]{16})；现用芯片 ([0-9A-F]{16})(（不换，口令不变）)?
                收费　\\S.* (\\S+) 元，依据 \\S+「.+」
                """)
            .matcher(told);
    assertThat(last.find()).as(told).isTrue();
    boolean renewed = options.contains("RENEW");
    boolean onTheSame = options.stream().noneMatch(one -> one.matches("REISSUE_.*|KEY_RECOVERY"));
    LocalDate before = LocalDate.parse(last.group(1));
    assertThat(LocalDate.parse(last.group(2))).isEqualTo(renewed ? before.plusYears(1) : before);
    assertThat(last.group(4).toLowerCase(Locale.ROOT))
        .isEqualTo(reason.replace(" ", "").toLowerCase(Locale.ROOT));
    assertThat(last.group(5).equals(last.group(6))).as("the same token").isEqualTo(onTheSame);
    assertThat(last.group(8)).isEqualTo(total);
  }

  /** On the token that was made a minute ago, as {@code ./run} lets renewals begin early. */
  private String aCertificateIsRenewedRightAfterItWasMade(
      String region, String charged, String rule) throws Exception {
    String number =
        demonstration(region, List.of("--service", "RENEW"), charged, "good", "Superseded");
    BureauClient clerk = clerkOf(number);
    assertThat(clerk.get("/applications/" + number + "/payments").toString()).contains(rule);
    assertThat(new Visitor(url()).get("/login.xhtml").body()).contains("提前 400 天开放");
    return number;
  }

  /** A-X1: another pair on the same token, until the same end. */
  private String aChangeIsWrittenToTheHoldersToken(String region, String charged, String rule)
      throws Exception {
    String number =
        demonstration(region, List.of("--service", "CHANGE"), charged, "good", "Superseded");
    BureauClient clerk = clerkOf(number);
    assertThat(clerk.get("/applications/" + number + "/payments").toString()).contains(rule);
    assertThat(
            clerk
                .get("/applications/" + number)
                .path("changes")
                .path(0)
                .path("carried")
                .asBoolean())
        .isTrue();
    return number;
  }

  /** Another token until the same end; the lost pair is listed, and the new one good (A-X8). */
  private String aLossIsReplaced(String region, String charged, String rule) throws Exception {
    String number =
        demonstration(
            region, List.of("--service", "REISSUE_LOST"), charged, "good", "Key Compromise");
    assertThat(clerkOf(number).get("/applications/" + number + "/payments").toString())
        .contains(rule);
    return number;
  }

  /** Another token until the same end; the old pair is good until that is proved (A-X3). */
  private String aDamageIsReplaced(String region, String charged, String rule) throws Exception {
    String number =
        demonstration(
            region, List.of("--service", "REISSUE_DAMAGED"), charged, "good", "Superseded");
    BureauClient clerk = clerkOf(number);
    assertThat(clerk.get("/applications/" + number + "/payments").toString()).contains(rule);
    return number;
  }

  /** Another slip, and nothing else (CS-S8, GD-C5). */
  private String anotherPinIsSetOnTheHoldersToken(String region, String charged, String rule)
      throws Exception {
    String number = demonstration(region, List.of("--service", "UNLOCK"), charged, "good", null);
    BureauClient clerk = clerkOf(number);
    assertThat(clerk.get("/applications/" + number + "/payments").toString()).contains(rule);
    JsonNode job = clerk.get("/applications/" + number + "/jobs").path(0);
    assertThat(job.path("kind").asText()).isEqualTo("RESET_PIN");
    String story = clerk.get("/tokens/" + job.path("chip").asText()).toString();
    assertThat(story).contains("PIN_RESET", job.path("number").asText());
    return number;
  }

  /** The lost token's key comes to the one in its place, which reads a message of before (A-G7). */
  private String aDecryptionKeyComesBack(String region, String charged) throws Exception {
    List<String> options = List.of("--service", RECOVERY);
    String number = demonstration(region, options, charged, "good", "Key Compromise");
    Path out = home.resolve("out-" + region + String.join("", options) + "Key Compromise");
    assertThat(out.resolve("recovered-for.pem"))
        .hasSameTextualContentAs(out.resolve("old-encryption.pem"));
    assertThat(Files.readString(out.resolve("message-opened.txt"))).contains("介质遗失以前");
    BureauClient clerk = clerkOf(number);
    JsonNode job = clerk.get("/applications/" + number + "/jobs").path(0);
    assertThat(job.path("kind").asText()).isEqualTo("RESTORE_KEY");
    assertThat(clerk.get("/tokens/" + job.path("chip").asText()).toString())
        .contains("KEY_RESTORED", job.path("number").asText());
    return number;
  }

  /** Guangdong knows no suspension (GD-O1). */
  private void whatARegionNeverOffersEndsWithItsRule() throws Exception {
    Path log = home.resolve("refused.log");
    int status;
    try (Program refused =
        Program.start(
            log,
            Map.of(),
            command(List.of(), List.of("demo", "--region", "440000", "--service", "SUSPEND")))) {
      status = refused.awaitEnd();
    }
    assertThat(status).isEqualTo(1);
    assertThat(Files.readString(log)).contains("GD-O1");
  }

  private void aNewPolicyIsEnteredAndWaitsForASecondAdministrator() throws Exception {
    JsonNode now = clerkOf("GD-").get("/regions/440000/policy");
    int version = now.path("version").asInt();
    String document =
        Files.readString(POLICIES.resolve("440000-" + version + ".yaml"))
            .replaceFirst("(?m)^version: .*$", "version: " + (version + 1))
            .replaceFirst("(?m)^effectiveFrom: .*$", "effectiveFrom: 2060-01-01")
            .replace("value: 020-89524338", "value: 020-00000000");
    Path file = Files.writeString(home.resolve("next.yaml"), document);
    String told = said("policy-apply", file.toString());
    assertThat(told)
        .contains("440000 第 %d 版".formatted(version + 1))
        .contains("自 2060-01-01 起施行，现行第 %d 版".formatted(version))
        .contains("020-89524338 → 020-00000000")
        .contains("还须 1 名管理员同意");

    policyIsRefused(document.replaceFirst("(?m)^version: .*$", "version: 1"), "政策第 1 版");
    policyIsRefused(
        document
            .replaceFirst("(?m)^version: .*$", "version: " + (version + 2))
            .replaceFirst(
                "(kind: TOKEN\\n(?:.*\\n)*?    for: )\\{services: .*", "$1{services: [NEW]}"),
        "materials[",
        "“新办”时还没有证书");
    theCommandThatItTellsIsTheConsentThatWasMissing(told);
  }

  private void theCommandThatItTellsIsTheConsentThatWasMissing(String told) throws Exception {
    Matcher command =
        Pattern.compile("curl .* -X PUT .* -d '(.*)' %s/api/v1(\\S+)".formatted(url()))
            .matcher(told);
    assertThat(command.find()).as(told).isTrue();
    Account other =
        Accounts.read(data.resolve("accounts.txt")).all().stream()
            .filter(one -> one.role().equals("ADMIN") && !told.contains(one.name() + " 已同意"))
            .findFirst()
            .orElseThrow();
    JsonNode agreed =
        new BureauClient(url(), other)
            .put(command.group(2), new ObjectMapper().readTree(command.group(1)));
    assertThat(agreed.path("inForceFrom").asText()).isEqualTo("2060-01-01");
  }

  private void policyIsRefused(String document, String... words) throws Exception {
    Path file = Files.writeString(home.resolve("misfit.yaml"), document);
    Path log = Files.createTempFile(home, "no-policy", ".log");
    try (Program refused =
        Program.start(
            log, Map.of(), command(List.of(), List.of("policy-apply", file.toString())))) {
      assertThat(refused.awaitEnd()).isEqualTo(1);
    }
    assertThat(log).content().contains(words);
  }

  private void bothProgramsEndWith(Program bureau) throws Exception {
    List<ProcessHandle> programs = bureau.handle().descendants().toList();
    assertThat(programs)
        .extracting(program -> program.info().commandLine().orElse(""))
        .anyMatch(line -> line.contains("bureau.jar"))
        .anyMatch(line -> line.contains("station.jar"));
    Program.run(
        home.resolve("kill.log"),
        Map.of(),
        List.of("bash", "-c", "kill -INT " + bureau.handle().pid()));
    assertThat(bureau.awaitEnd()).isEqualTo(128 + SIGINT);
    assertThat(programs).noneMatch(ProcessHandle::isAlive);
  }

  /** Mapped into memory from the archive that the first run wrote as it ended. */
  private static void theClassesOfTheFirstRunAreInUse(Program run) throws Exception {
    ProcessHandle bureau =
        run.handle()
            .descendants()
            .filter(program -> program.info().commandLine().orElse("").contains("bureau.jar"))
            .findFirst()
            .orElseThrow();
    assertThat(Path.of("/proc", String.valueOf(bureau.pid()), "maps"))
        .content()
        .containsPattern("/ear/micro/target/bureau-\\d+\\.jsa\\n");
  }

  private BureauClient clerkOf(String caseNumber) throws Exception {
    Accounts accounts = Accounts.read(data.resolve("accounts.txt"));
    String region = caseNumber.startsWith("CS-") ? "430100" : "440000";
    return new BureauClient(url(), accounts.find("ACCEPTOR", region));
  }
}
