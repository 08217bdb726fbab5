package org.certbureau.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.certbureau.application.draft.DraftDesk;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.material.MaterialDesk;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.production.ItemRef;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.ca.StandInAuthority;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.Policies;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.ConsentRule;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.shelf.PolicyLoader;
import org.certbureau.scan.Pictures;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;

/** The counters of Changsha and Guangdong with their fictional staff, on one node. */
public final class Counter implements AutoCloseable {
  public static final RegionCode CHANGSHA = RegionCode.of("430100");
  public static final RegionCode GUANGDONG = RegionCode.of("440000");

  /** Where the master key of these tests lies beside. */
  private static final Path DATA = temporary();

  private final House house;

  /** Somebody who works here. */
  public enum Person {
    LI_WEN("430100", Roles.ACCEPTOR),
    WANG_FU("430100", Roles.REVIEWER),
    CHEN_SHOU("430100", Roles.CASHIER),
    ZHAO_ZHI("430100", Roles.MAKER),
    SHEN_JI("430100", Roles.AUDITOR),
    QIAN_JIAN("430100", Roles.ACCEPTOR, Roles.REVIEWER),
    HUANG_LI("440000", Roles.ACCEPTOR),
    LIANG_FU("440000", Roles.REVIEWER),
    MAI_SHOU("440000", Roles.CASHIER),
    OU_ZHI("440000", Roles.MAKER);

    private final String region;
    private final Set<String> roles;

    Person(String region, String... roles) {
      this.region = region;
      this.roles = Set.of(roles);
    }

    public Set<String> roles() {
      return roles;
    }
  }

  public Counter() {
    this(House.onH2());
  }

  public Counter(House house) {
    this.house = house.with(new StandInAuthority());
    System.setProperty("bureau.data", DATA.toString());
    for (Person person : Person.values()) {
      house
          .database()
          .execute(
              "insert into staff_account (name, display_name, password_hash, failed_tries,"
                  + " disabled, audit_count, version) values ('%1$s', '%1$s', '-', 0, false, 0, 0)"
                      .formatted(person));
      for (String role : person.roles) {
        house
            .database()
            .execute(
                "insert into staff_role (account_name, role_name, region) values ('%s', '%s', '%s')"
                    .formatted(person, role, person.region));
      }
    }
    house.bean(PolicyLoader.class);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("bureau").resolve("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same rules in a second version, in force from the next day on. */
  public void newPolicyTomorrow(RegionCode region) {
    newPolicyTomorrow(region, text -> text);
  }

  /** Other rules in a later version, in force from the next day on. */
  public void newPolicyTomorrow(RegionCode region, UnaryOperator<String> change) {
    String shipped = Policies.newest(region.value());
    String later =
        shipped
            .replaceFirst(
                "(?m)^version: \\d+$", "version: " + (Policies.of(region.value()).version() + 1))
            .replaceFirst(
                "(?m)^effectiveFrom: .*$",
                "effectiveFrom: " + LocalDate.now(house.clock().withZone(China.ZONE)).plusDays(1));
    Policies.approve(house, change.apply(later), "somebody");
  }

  /** The only item of a case. */
  public ItemRef item(CaseNumber number) {
    return new ItemRef(
        number,
        house
            .database()
            .number(
                "select i.id from application_item i join application a on a.id = i.application_id"
                    + " where a.case_no = '"
                    + number
                    + "'"));
  }

  private static String text(String resource) {
    try (InputStream in = Counter.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The region warns of every new application, from the next day on. */
  public void warningPolicyTomorrow(RegionCode region) {
    newPolicyTomorrow(
        region,
        text ->
            text.replace("    asks: true\n", "")
                .replaceFirst("(?s)(\naccess:\n.*?\n)  - for:", "$1  - verdict: WARNED\n    for:"));
  }

  public House house() {
    return house;
  }

  public <T> T as(Person person, Supplier<T> work) {
    return house.as(person.name(), person.roles, work);
  }

  public void as(Person person, Runnable work) {
    house.as(person.name(), person.roles, work);
  }

  public DraftDesk drafts() {
    return house.bean(DraftDesk.class);
  }

  public StepDesk steps() {
    return house.bean(StepDesk.class);
  }

  public ViewingDesk viewing() {
    return house.bean(ViewingDesk.class);
  }

  public WorkDesk work() {
    return house.bean(WorkDesk.class);
  }

  public MaterialDesk materials() {
    return house.bean(MaterialDesk.class);
  }

  public Person acceptor(RegionCode region) {
    return region.equals(CHANGSHA) ? Person.LI_WEN : Person.HUANG_LI;
  }

  public Person reviewer(RegionCode region) {
    return region.equals(CHANGSHA) ? Person.WANG_FU : Person.LIANG_FU;
  }

  public Person cashier(RegionCode region) {
    return region.equals(CHANGSHA) ? Person.CHEN_SHOU : Person.MAI_SHOU;
  }

  public Person maker(RegionCode region) {
    return region.equals(CHANGSHA) ? Person.ZHAO_ZHI : Person.OU_ZHI;
  }

  /** A filled-in form of a fictional unit. */
  public static Map<String, String> form(RegionCode region) {
    Map<String, String> form =
        new TreeMap<>(
            Map.of(
                "unitName", "长沙澄岚包装材料有限公司",
                "creditCode", "91430100MA4L00011K",
                "legalAddress", "长沙市岳麓区澄岚路 8 号",
                "unitPhone", "0731-85550142",
                "unitEmail", "office@chenglan.example.cn",
                "agentName", "欧阳喆",
                "agentMobile", "13800138000",
                "agentDocumentNumber", "43010219900307008X"));
    if (region.equals(CHANGSHA)) {
      form.putAll(
          Map.of(
              "applications", "INSURANCE_SITE,人事考试网",
              "unitType", "ENTERPRISE",
              "insuranceNumber", "4301000318",
              "legalRepresentative", "陈澄",
              "agentDocumentType", "CITIZEN_ID"));
    } else {
      form.putAll(
          Map.of(
              "agentEmail", "ouyang@chenglan.example.cn",
              "postalCode", "510000",
              "mailingAddress", "广州市海珠区澄岚路 8 号"));
    }
    return form;
  }

  public NewApplication begun(RegionCode region, Map<String, String> form) {
    return begun(region, form, region.equals(CHANGSHA) ? 1 : 3);
  }

  public NewApplication begun(RegionCode region, Map<String, String> form, int years) {
    return new NewApplication(
        region,
        Service.NEW,
        HolderType.UNIT,
        Channel.COUNTER,
        years,
        1,
        null,
        consents(region),
        form);
  }

  private Map<String, String> consents(RegionCode region) {
    Map<String, String> consents = new TreeMap<>();
    Policy policy = house.bean(PolicyDesk.class).inForce(region);
    policy.consents(situation()).stream()
        .filter(rule -> rule.given() == ConsentRule.Given.TICK)
        .forEach(rule -> consents.put(rule.code(), rule.version()));
    return consents;
  }

  public static Situation situation() {
    return Situation.of(Service.NEW, HolderType.UNIT, Channel.COUNTER);
  }

  public CaseNumber drafted(RegionCode region) {
    return as(acceptor(region), () -> drafts().draft(begun(region, form(region))));
  }

  public CaseNumber submitted(RegionCode region) {
    CaseNumber number = drafted(region);
    take(acceptor(region), number, Step.SUBMIT);
    return number;
  }

  public CaseNumber accepted(RegionCode region) {
    CaseNumber number = submitted(region);
    scanEverything(region, number);
    answer(acceptor(region), number);
    take(acceptor(region), number, Step.ACCEPT);
    return number;
  }

  /** Says why it is done in spite of what the policy warns of, where it asks (A-C23). */
  public void answer(Person acceptor, CaseNumber number) {
    if (look(acceptor, number).warning() != null) {
      as(acceptor, () -> steps().confirmWarning(number, "单位说明另有用途"));
    }
  }

  /** As the form would rest if it had been filled in when there were fewer checks. */
  public void keptFromBefore(CaseNumber number, String key, String value) {
    AtRest atRest = house.bean(AtRest.class);
    Map<String, String> form =
        new TreeMap<>(
            house.inTransaction(() -> house.bean(ApplicationProgress.class).form(number)));
    form.put(key, value);
    String sealed = HexFormat.of().formatHex(atRest.seal(number, form, form).sealed());
    house
        .database()
        .execute(
            "update application set sealed_form = X'%s', unit_name = '%s' where case_no = '%s'"
                .formatted(sealed, form.get("unitName"), number.value()));
  }

  public void scanEverything(RegionCode region, CaseNumber number) {
    as(
        acceptor(region),
        () -> {
          int height = 100;
          for (MaterialView demanded : demanded(number)) {
            if (demanded.material().scanned() && demanded.scans().isEmpty()) {
              materials()
                  .attach(number, demanded.getCode(), "scan.png", Pictures.of("png", 80, height++));
            }
          }
        });
  }

  public void seeEveryOriginal(RegionCode region, CaseNumber number) {
    as(
        acceptor(region),
        () -> {
          for (MaterialView demanded : demanded(number)) {
            if (demanded.material().originalSeen()) {
              materials()
                  .tickOriginal(
                      number,
                      demanded.getCode(),
                      true,
                      demanded.material().isToken() ? chip(number) : firstThatWillDo(demanded));
            }
          }
        });
  }

  /** The token that carries the certificate of a case. */
  private String chip(CaseNumber number) {
    return house
        .database()
        .text(
            "select l.chip from certificate_line l join application_item i on i.line_id = l.id"
                + " join application a on a.id = i.application_id where a.case_no = '%s'"
                    .formatted(number));
  }

  private static String firstThatWillDo(MaterialView demanded) {
    return demanded.material().oneOf().stream()
        .map(Material.Document::code)
        .findFirst()
        .orElse(null);
  }

  private List<MaterialView> demanded(CaseNumber number) {
    return viewing().find(number).materials().stream().filter(MaterialView::demanded).toList();
  }

  public void take(Person person, CaseNumber number, Step step) {
    take(person, number, step, null);
  }

  public void take(Person person, CaseNumber number, Step step, String reason) {
    as(person, () -> steps().take(number, step, reason));
  }

  public ApplicationView look(Person person, CaseNumber number) {
    return as(person, () -> viewing().find(number));
  }

  /** Actions of the audit trail in their order. */
  public List<String> trail(Person person, CaseNumber number) {
    return look(person, number).timeline().stream().map(TimelineEntry::action).toList();
  }

  public static byte[] scan(int number) {
    return Pictures.of("png", 90, 90 + number);
  }

  @Override
  public void close() {
    house.close();
  }
}
