package org.certbureau.station.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.station.contract.ContractViolation.Reason;
import org.junit.jupiter.api.Test;

class PostTest {
  private static final Sm2KeyPair BUREAU = Sm2Keys.generate(new SecureRandom());
  private static final Sm2KeyPair STATION = Sm2Keys.generate(new SecureRandom());
  private static final Sm2KeyPair OTHER = Sm2Keys.generate(new SecureRandom());

  private final Post<Order, Report> bureau =
      Post.ofBureau(
          BUREAU.privateKey(),
          code ->
              Optional.ofNullable(
                  Map.of(Fixtures.STATION, STATION.publicKey(), "GD-01", OTHER.publicKey())
                      .get(code)));
  private final Post<Report, Order> station =
      Post.ofStation(Fixtures.STATION, STATION.privateKey(), BUREAU.publicKey());

  @Test
  void what_one_end_packs_the_other_opens() throws Exception {
    Message<Order> orders = Fixtures.orders();
    Message<Report> reports = Fixtures.reports();

    assertThat(station.open(bureau.pack(orders))).isEqualTo(orders);
    assertThat(bureau.open(station.pack(reports))).isEqualTo(reports);
  }

  @Test
  void a_body_changed_on_the_way_is_refused() {
    Parcel sent = bureau.pack(Fixtures.orders());
    String changed = sent.body().replace("withdrawn", "Withdrawn");

    assertRefused(
        () -> station.open(new Parcel(changed, sent.sender(), sent.signature(), sent.contract())),
        Reason.BAD_SIGNATURE);
  }

  @Test
  void a_stranger_is_refused_before_anything_is_read() {
    assertRefused(
        () -> bureau.open(new Parcel("not even JSON", "XX-99", "AAAA", "1")), Reason.STRANGER);
    assertRefused(
        () -> station.open(new Parcel("not even JSON", "XX-99", "AAAA", "1")), Reason.STRANGER);
  }

  @Test
  void one_station_cannot_sign_for_another() {
    Parcel sent = station.pack(Fixtures.reports());

    assertRefused(
        () -> bureau.open(new Parcel(sent.body(), "GD-01", sent.signature(), sent.contract())),
        Reason.BAD_SIGNATURE);
  }

  @Test
  void a_station_cannot_put_another_ones_name_into_the_envelope_it_signs() {
    Post<Report, Order> other = Post.ofStation("GD-01", OTHER.privateKey(), BUREAU.publicKey());
    Message<Report> own =
        Message.of(Fixtures.NOW, "GD-01", Parties.BUREAU, Fixtures.reports().items());
    Parcel signed = other.pack(own);

    assertThatThrownBy(() -> other.pack(Fixtures.reports()))
        .isInstanceOf(IllegalArgumentException.class);
    assertRefused(
        () ->
            Post.ofBureau(BUREAU.privateKey(), code -> Optional.of(OTHER.publicKey()))
                .open(
                    new Parcel(
                        signed.body(), Fixtures.STATION, signed.signature(), signed.contract())),
        Reason.WRONG_SENDER);
  }

  @Test
  void an_order_for_another_station_is_refused() {
    Message<Order> forAnother =
        Message.of(Fixtures.NOW, Parties.BUREAU, "GD-01", List.of(new Prepare("job", null)));

    assertRefused(() -> station.open(bureau.pack(forAnother)), Reason.WRONG_RECIPIENT);
  }

  @Test
  void another_version_of_the_contract_is_refused() {
    Parcel sent = bureau.pack(Fixtures.orders());

    assertRefused(
        () -> station.open(new Parcel(sent.body(), sent.sender(), sent.signature(), "2")),
        Reason.WRONG_CONTRACT);
    assertRefused(
        () -> station.open(new Parcel(sent.body(), sent.sender(), null, "1")),
        Reason.WRONG_CONTRACT);
  }

  @Test
  void an_enrolment_request_carries_code_and_key() {
    EnrolmentRequest read =
        EnrolmentRequest.read(EnrolmentRequest.write("CS-01", STATION.privateKey()));

    assertThat(read).isEqualTo(new EnrolmentRequest("CS-01", STATION.publicKey()));
    assertThat(BureauKeyFile.read(BureauKeyFile.write(BUREAU.publicKey())))
        .isEqualTo(BUREAU.publicKey());
  }

  @Test
  void what_is_no_enrolment_request_is_refused() {
    for (String text : List.of("", "CS-01", BureauKeyFile.write(STATION.publicKey()))) {
      assertThatThrownBy(() -> EnrolmentRequest.read(text)).isInstanceOf(CryptoFailure.class);
    }
  }

  private static void assertRefused(ThrowingCallable opening, Reason reason) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            ContractViolation.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
