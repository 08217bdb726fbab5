package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.system.Visitor.json;

import jakarta.jms.JMSException;
import java.net.http.HttpRequest.BodyPublishers;
import org.certbureau.console.BureauClient;
import org.certbureau.system.Eventually;
import org.junit.jupiter.api.Test;

/** What a station may do at the broker. */
interface BrokerAnswers extends RunningBureau {
  @Test
  default void a_station_is_heard_through_the_broker_and_may_do_nothing_else_there()
      throws Exception {
    String admin = basic(accounts().administrator());
    TrialStation station =
        TrialStation.enrolledBy(
            new BureauClient(url(), accounts().administrator()), "TRIAL-1", REGION, brokerPort());

    station.reportsBlanks(7);
    Eventually.holds(
        "its heartbeat has reached the bureau",
        () ->
            json(visitor().get("/api/v1/stations", "Authorization", admin))
                .findParents("code")
                .stream()
                .anyMatch(
                    known ->
                        known.at("/code").asText().equals("TRIAL-1")
                            && known.at("/blanks").asInt() == 7));

    station.waitsForJobs();
    assertThatThrownBy(() -> station.sendsTo("station.TRIAL-1.jobs"))
        .isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> station.sendsTo("activemq.management"))
        .isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> station.readsFrom("bureau.replies")).isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> station.readsFrom("station.OTHER.jobs"))
        .isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> station.looksInto("bureau.replies")).isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> station.logsInWith("wrong")).isInstanceOf(JMSException.class);

    visitor()
        .send(
            "DELETE", "/api/v1/stations/TRIAL-1", BodyPublishers.noBody(), "Authorization", admin);
    assertThatThrownBy(station::waitsForJobs)
        .as("a station that was retired")
        .isInstanceOf(JMSException.class);
  }
}
