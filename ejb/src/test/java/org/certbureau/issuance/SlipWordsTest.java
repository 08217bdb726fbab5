package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Service;
import org.certbureau.station.StationRows;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.SlipWords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stations that print it are told whose token a PIN slip is for, and no others. */
class SlipWordsTest {
  private static final SlipWords WORDS = new SlipWords("长沙市人力资源和社会保障局", "长沙澄岚包装材料有限公司", null);

  private Workroom room;
  private LineCases cases;
  private Installed proof;

  @BeforeEach
  void open() {
    room = new Workroom();
    cases = new LineCases(room);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void a_slip_of_a_first_token_names_bureau_and_holder() {
    tells(true);
    assertThat(confirmed()).extracting(Confirmed::slip).isEqualTo(WORDS);
  }

  @Test
  void an_older_station_is_told_what_it_can_read_and_the_words_come_with_its_next_version() {
    tells(false);
    Confirmed order = confirmed();
    assertThat(order).isEqualTo(new Confirmed(order.job(), order.chip()));
    tells(true);
    room.receive(proof);
    assertThat(room.orders(Confirmed.class)).extracting(Confirmed::slip).containsExactly(WORDS);
  }

  @Test
  void another_pin_has_a_slip_with_words_too() {
    tells(true);
    LineView line = cases.certificate();
    CaseNumber unlock = cases.accepted(Service.UNLOCK, line);
    room.orders();
    cases.approve(unlock);
    ResetPin order = room.orders(ResetPin.class).get(0);
    room.receive(room.pinReset(order));
    assertThat(room.orders(Confirmed.class)).extracting(Confirmed::slip).containsExactly(WORDS);
  }

  private void tells(boolean words) {
    room.counter()
        .house()
        .bean(StationRows.class)
        .seen(Workroom.STATION, new Heartbeat(10, 10, List.of(), words));
  }

  private Confirmed confirmed() {
    CaseNumber number = room.paidCase();
    room.orders();
    room.receive(room.keyOf(number, room.blank()));
    proof = room.proofOf(room.orders(Install.class).get(0));
    room.receive(proof);
    return room.orders(Confirmed.class).get(0);
  }
}
