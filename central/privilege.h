// Who may send a request: anybody, a terminal, or people by their roles (岗位). Literal sets of
// them stand beside each route, and in the contract as x-roles: one of them is enough.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace central {

// What a person of the staff does here. The three administrators (三员) are never one person.
enum class Role : std::uint32_t {
    officer = 1U << 0,                 // 审批人员
    head = 1U << 1,                    // 负责人: what an officer may, and extensions.
    supervisor = 1U << 2,              // 电子监察
    keeper = 1U << 3,                  // Of halls and their terminals.
    technician = 1U << 4,              // 运维人员
    editor = 1U << 5,                  // Of the catalogue.
    archivist = 1U << 6,               // 档案管理
    system_administrator = 1U << 7,    // 系统管理员: accounts, without what they may.
    security_administrator = 1U << 8,  // 安全管理员: roles and release of accounts.
    auditor = 1U << 9,                 // 审计管理员: reads what all others did.
};
inline constexpr std::array all_roles{Role::officer,
                                      Role::head,
                                      Role::supervisor,
                                      Role::keeper,
                                      Role::technician,
                                      Role::editor,
                                      Role::archivist,
                                      Role::system_administrator,
                                      Role::security_administrator,
                                      Role::auditor};

constexpr std::string_view name_of(Role role)
{
    switch (role) {
    case Role::officer:
        return "officer";
    case Role::head:
        return "head";
    case Role::supervisor:
        return "supervisor";
    case Role::keeper:
        return "keeper";
    case Role::technician:
        return "technician";
    case Role::editor:
        return "editor";
    case Role::archivist:
        return "archivist";
    case Role::system_administrator:
        return "system_administrator";
    case Role::security_administrator:
        return "security_administrator";
    case Role::auditor:
        return "auditor";
    }
    std::unreachable();
}

class Privilege {
public:
    constexpr Privilege(Role role) : bits_(static_cast<std::uint32_t>(role)) {}

    static constexpr Privilege anyone() { return Privilege(1U << 31); }
    static constexpr Privilege terminal() { return Privilege(1U << 30); }
    // Whoever has signed in, whatever their roles.
    static constexpr Privilege staff() { return Privilege((1U << all_roles.size()) - 1); }

    constexpr Privilege operator|(Privilege other) const { return Privilege(bits_ | other.bits_); }
    constexpr bool operator==(const Privilege&) const = default;
    constexpr bool admits(Role role) const
    {
        return (bits_ & static_cast<std::uint32_t>(role)) != 0;
    }
    // Asks for a person, not for a machine.
    constexpr bool is_for_people() const { return (bits_ & staff().bits_) != 0; }

private:
    explicit constexpr Privilege(std::uint32_t bits) : bits_(bits) {}

    std::uint32_t bits_;
};

constexpr Privilege operator|(Role one, Role other)
{
    return Privilege(one) | Privilege(other);
}

}  // namespace central
