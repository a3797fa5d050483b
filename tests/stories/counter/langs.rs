//! The languages that a studio speaks with its clients.

use crate::salon::story;

#[tokio::test]
async fn clients_hear_the_language_that_the_studio_speaks() {
    story(async |salon| {
        let owner = salon.owner().await;
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert!(katya.screen().contains("На что вас записать?"), "{}", katya.screen());
        owner.says("/settings").await.taps("Название и контакты").await.taps("Языки для клиентов").await;
        owner.taps("английский").await;
        assert!(owner.screen().contains("английский"), "staff keep their own: {}", owner.screen());

        // Whoever was here before and whoever is new: what they read, and what they are told.
        katya.start("").await;
        assert!(katya.screen().contains("What would you like to book?"), "{}", katya.screen());
        let boris = salon.visitor("Борис");
        boris
            .start("")
            .await
            .taps("Стрижка")
            .await
            .taps("Анна")
            .await
            .taps("12:00")
            .await
            .taps("✅ Book")
            .await;
        assert!(boris.screen().starts_with("✅ You are booked"), "{}", boris.screen());
        let anna = salon.anna().await;
        anna.says("/today")
            .await
            .taps("12:00 Борис")
            .await
            .taps("✖ Отменить")
            .await
            .taps("Без причины")
            .await;
        assert!(boris.screen().starts_with("✖ We cancelled your booking"), "{}", boris.screen());

        // A language of the studio that somebody chose stays theirs.
        owner.says("/settings").await.taps("Название и контакты").await.taps("Языки для клиентов").await;
        owner.taps("русский и английский").await;
        katya.says("/lang").await.taps("English").await;
        assert!(katya.screen().contains("What would you like to book?"), "{}", katya.screen());
        boris.start("").await;
        assert!(boris.screen().contains("На что вас записать?"), "{}", boris.screen());
    })
    .await;
}
