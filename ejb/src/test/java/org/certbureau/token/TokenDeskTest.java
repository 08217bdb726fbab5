package org.certbureau.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ejb.EJBAccessException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.certbureau.token.TokenDesk.Delivered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stock of USB keys, as the makers of two regions count it. */
class TokenDeskTest {
  private static final RegionCode CHANGSHA = RegionCode.of("430100");
  private static final RegionCode GUANGDONG = RegionCode.of("440000");

  private House house;
  private TokenDesk desk;
  private Staff maker;
  private Staff makerElsewhere;

  @BeforeEach
  void open() {
    house = House.onH2();
    desk = house.bean(TokenDesk.class);
    maker = Staff.hire(house, "zhao.zhi", CHANGSHA, Roles.MAKER);
    makerElsewhere = Staff.hire(house, "ou.zhi", GUANGDONG, Roles.MAKER);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_delivery_is_counted_in_as_it_stands_on_its_note() {
    assertThat(register("2026-11", " 3b9f0001 ", "3B9F0002")).isEqualTo(2);

    Instant now = house.clock().instant();
    assertThat(stock())
        .containsExactly(
            new TokenView(
                "3B9F0001", "2026-11", "UK-3", CHANGSHA, TokenState.IN_STOCK, null, now, null),
            new TokenView(
                "3B9F0002", "2026-11", "UK-3", CHANGSHA, TokenState.IN_STOCK, null, now, null));
    assertThat(house.bean(AuditTrail.class).of("token", "3B9F0001"))
        .extracting(
            AuditRecord::action,
            AuditRecord::actor,
            AuditRecord::region,
            AuditRecord::objectNumber,
            AuditRecord::details)
        .containsExactly(
            tuple("token.registered", "zhao.zhi", CHANGSHA, 1, Map.of("batch", "2026-11")));
  }

  @Test
  void the_same_delivery_again_changes_nothing() {
    register("2026-11", "3B9F0001", "3B9F0002");
    assertThat(register("2026-12", "3b9f0002", "3B9F0003")).isEqualTo(1);
    assertThat(stock())
        .extracting(TokenView::chip, TokenView::batch)
        .containsExactly(
            tuple("3B9F0001", "2026-11"),
            tuple("3B9F0002", "2026-11"),
            tuple("3B9F0003", "2026-12"));
  }

  @Test
  void a_chip_that_stands_twice_on_a_note_is_one_token() {
    assertThat(register("2026-11", "3B9F0001", "3b9f0001", "3B9F 0001", "3B:9F:00:01", "３Ｂ９Ｆ－０００１"))
        .isEqualTo(1);
    assertThat(stock()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456F", "0123456789ABCDEF0123456789ABCDEF"})
  void a_chip_serial_has_eight_to_thirty_two_hexadecimal_digits(String chip) {
    assertThat(register("2026-11", chip)).isEqualTo(1);
  }

  @ParameterizedTest(name = "batch {0}, chip {1}, model {2}: {3} at {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,                                          3B9F0001, UK-3, token.batch-name,  batch
          '',                                         3B9F0001, UK-3, token.batch-name,  batch
          2026/11,                                    3B9F0001, UK-3, token.batch-name,  batch
          abcdefghijklmnopqrstuvwxyz0123456789_.-xxx, 3B9F0001, UK-3, token.batch-name,  batch
          2026-11,                                    -,        UK-3, token.chip-serial, chips[0]
          2026-11,                                    3B9F000,  UK-3, token.chip-serial, chips[0]
          2026-11,                                    3B9F000G, UK-3, token.chip-serial, chips[0]
          2026-11,   0123456789ABCDEF0123456789ABCDEF0, UK-3, token.chip-serial, chips[0]
          2026-11,                                    3B9F0001, -,    token.model,       chips[0]
          2026-11,                                    3B9F0001, '',   token.model,       chips[0]
          """)
  void what_cannot_be_a_delivery_is_refused_at_its_place(
      String batch, String chip, String model, String code, String field) {
    assertThat(refused(batch, List.of(new Delivered(chip, model))))
        .extracting(Problem::code, Problem::field)
        .containsExactly(tuple(code, field));
    assertThat(stock()).isEmpty();
  }

  @Test
  void every_wrong_line_of_a_note_is_named() {
    List<Delivered> note =
        new ArrayList<>(
            Arrays.asList(
                new Delivered("3B9F0001", "UK-3"), null, new Delivered("3B9F0003", "UK 3")));
    assertThat(refused("2026 11", note))
        .extracting(Problem::code, Problem::field, Problem::args)
        .containsExactly(
            tuple("token.batch-name", "batch", List.of("2026 11")),
            tuple("token.chip-serial", "chips[1]", List.of("")),
            tuple("token.model", "chips[2]", List.of("UK 3")));
  }

  @Test
  void a_delivery_has_one_to_a_thousand_tokens() {
    for (List<Delivered> wrong : Arrays.asList(null, List.<Delivered>of(), delivery(1001))) {
      assertThat(refused("2026-11", wrong))
          .extracting(Problem::code, Problem::field)
          .containsExactly(tuple("token.batch-size", "chips"));
    }
    assertThat(maker.does(() -> desk.register(CHANGSHA, "2026-11", delivery(1000))))
        .isEqualTo(1000);
  }

  @Test
  void a_maker_sees_and_fills_the_stock_of_their_region_only() {
    register("2026-11", "3B9F0001", "3B9F0002");
    makerElsewhere.does(
        () -> desk.register(GUANGDONG, "2026-11", List.of(new Delivered("3B9F0003", "UK-3"))));

    assertThat(maker.does(desk::counts)).containsOnly(Map.entry(TokenState.IN_STOCK, 2L));
    assertThat(makerElsewhere.does(desk::counts)).containsOnly(Map.entry(TokenState.IN_STOCK, 1L));
    assertThat(makerElsewhere.does(() -> desk.page(TokenState.IN_STOCK, null, 10)))
        .extracting(TokenView::chip)
        .containsExactly("3B9F0003");
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(
            () ->
                maker.does(
                    () ->
                        desk.register(
                            GUANGDONG, "2026-11", List.of(new Delivered("3B9F0004", "UK-3")))))
        .withMessageContaining("token.region-unknown");
  }

  @Test
  void only_a_maker_comes_to_the_stock() {
    Staff acceptor = Staff.hire(house, "li.wen", CHANGSHA, Roles.ACCEPTOR);
    assertThatExceptionOfType(EJBAccessException.class)
        .isThrownBy(() -> acceptor.does(desk::counts));
  }

  @Test
  void the_stock_is_turned_over_page_by_page_in_the_order_of_chips() {
    register("2026-11", "3B9F0003", "3B9F0001", "3B9F0002");
    assertThat(chips("", 2)).containsExactly("3B9F0001", "3B9F0002");
    assertThat(chips("3B9F0002", 2)).containsExactly("3B9F0003");
    assertThat(maker.does(() -> desk.page(TokenState.FAILED, "", 2))).isEmpty();
  }

  @Test
  void a_page_has_one_to_two_hundred_rows() {
    maker.does(() -> desk.register(CHANGSHA, "2026-11", delivery(201)));
    assertThat(chips("", 1)).hasSize(1);
    assertThat(chips("", 200)).hasSize(200);
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> chips("", 0))
        .withMessageContaining("kernel.limit");
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> chips("", 201))
        .withMessageContaining("kernel.limit");
  }

  private List<String> chips(String after, int limit) {
    return maker.does(() -> desk.page(TokenState.IN_STOCK, after, limit)).stream()
        .map(TokenView::chip)
        .toList();
  }

  private List<TokenView> stock() {
    return maker.does(() -> desk.page(TokenState.IN_STOCK, null, 200));
  }

  private int register(String batch, String... chips) {
    return maker.does(
        () ->
            desk.register(
                CHANGSHA,
                batch,
                Arrays.stream(chips).map(chip -> new Delivered(chip, "UK-3")).toList()));
  }

  private List<Problem> refused(String batch, List<Delivered> delivered) {
    return catchThrowableOfType(
            RuleViolation.class, () -> maker.does(() -> desk.register(CHANGSHA, batch, delivered)))
        .problems();
  }

  private static List<Delivered> delivery(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> new Delivered("%08X".formatted(i), "UK-3"))
        .toList();
  }
}
